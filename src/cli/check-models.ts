/** Models and images of an author's (`model-src`, `data-src`), loaded and tried out as the tags do it, from the files that will be inside the page. */
import type { OwnAssets } from "../model/api.js";
import { unfit, OWN_TAGS, type OwnTag } from "../model/own-fit.js";
import { CliError } from "./errors.js";
import type { Findings } from "./findings.js";
import { attribute, type Element } from "./markup.js";
import { openOwnLibrary, type OwnLibrary } from "./own-library.js";
import { addressInside, pathInside } from "./own-models.js";
import type { ReadFile } from "./page-types.js";

interface Surroundings {
  /** For messages; null: tags on the command line. */
  readonly page: string | null;
  readonly read?: ReadFile;
}

export async function checkModels(all: readonly Element[], { page, read }: Surroundings, findings: Findings): Promise<void> {
  const reading = new Reading(read);
  const done = new Set<string>();
  for (const element of all) {
    const tag = OWN_TAGS.find((name) => name === element.tagName);
    const [modelSrc, dataSrc] = ["model-src", "data-src"].map((name) => addressOf(element, name));
    const key = JSON.stringify([tag, modelSrc, dataSrc]);
    // what comes over the network is not looked at; the page says that it stays outside
    if (!tag || modelSrc === null || dataSrc === null || !(modelSrc || dataSrc) || done.has(key)) continue;
    done.add(key);
    const place = `${page ? `${page}, ` : ""}<${tag}>`;
    const why = await reading.problem(tag, modelSrc, dataSrc);
    if (why) findings.refuse(`${place}: ${why}`);
    else if (reading.outside) findings.note(`${place}: ${reading.outside} stays outside the file: it needs a network.`);
  }
}

/** Undefined: not named. Null: outside the page. */
function addressOf(element: Element, name: string): string | undefined | null {
  // the trainer learns from images; it takes no model
  if (element.tagName === "ae-trainer" && name === "model-src") return undefined;
  const address = attribute(element, name)?.trim();
  return address ? addressInside(address) : undefined;
}

class Reading {
  #library: Promise<OwnLibrary> | null = null;
  /** The file of the model asked for last that lies on a server. */
  outside: string | null = null;

  constructor(private readonly read: ReadFile | undefined) {}

  /** What the tag would say instead of showing them. */
  async problem(tag: OwnTag, modelSrc?: string, dataSrc?: string): Promise<string | null> {
    this.outside = null;
    this.#library ??= openOwnLibrary({ fetch: this.#fetch });
    let own: OwnAssets;
    try {
      const lease = await (await this.#library).acquire({ modelSrc, dataSrc });
      own = lease.model;
      lease.release();
    } catch (error) {
      if ((error as Error).name !== "ModelError") throw error;
      const cause = (error as Error).cause;
      if (cause instanceof CliError) throw cause;
      return this.outside ? null : asSaid((error as Error).message);
    }
    return unfit(tag, own);
  }

  /** The files of the page. */
  readonly #fetch: typeof fetch = async (input) => {
    const address = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
    const path = pathInside(address);
    if (path === null) {
      // "../" that leads out of the page's folder ends at the root of what is inside
      if (!/^https?:/i.test(address)) throw new Error("it lies outside the page's folder");
      this.outside = address;
      throw new Error("it lies on a server");
    }
    const bytes = this.read?.(path);
    if (!bytes) throw new Error("there is no such file");
    return new Response(new Uint8Array(bytes), { headers: { "content-length": String(bytes.length) } });
  };
}

/** "The manifest m.json did not arrive: … (Error: there is no such file). Check …" without what is said of servers. */
const asSaid = (message: string): string =>
  message.replace(/did not arrive: no complete answer from (\S+) \(Error: (.*?)\)\. .*$/s, "can't be read: $1: $2.");
