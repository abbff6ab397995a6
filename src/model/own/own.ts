/** Models and data of an author's own: one load of each address a page, shared by all tags, disposed a little after the last release. */
import {
  ModelError,
  type AcquireOptions,
  type ImageShape,
  type Lease,
  type OwnAddresses,
  type OwnAssets,
  type Dataset,
  type Progress,
} from "../api.js";
import type { LoadTools, PagePool } from "../page-pool.js";
import * as pool from "../pool.js";
import { aborted } from "../shared.js";
import { absolute } from "./address.js";
import { broken } from "./errors.js";
import { foreignScripts, type ForeignScripts } from "./foreign-half.js";
import { MANIFEST_BYTES } from "./limits.js";
import { loadData } from "./load-data.js";
import { loadModel } from "./load-model.js";
import { parseManifest, type Manifest } from "./manifest.js";
import { patience } from "./patience.js";
import { readJson } from "../read.js";

export interface OwnSurroundings {
  readonly share: PagePool["share"];
  readonly scripts: ForeignScripts;
  /** What the addresses are relative to. */
  readonly base: () => string;
  /** Addresses whose content could not be used: the next load asks the server again, past the HTTP cache. */
  readonly suspect: Set<string>;
}

const page: OwnSurroundings = {
  share: pool.share,
  scripts: foreignScripts,
  base: () => globalThis.document?.baseURI ?? globalThis.location?.href,
  suspect: new Set(),
};

/**
 * Waits for an author's model and data, either or both. Rejects with a ModelError; asking again starts a new load. A `signal` ends this
 * wait and nobody else's.
 */
export async function acquireOwn(
  { modelSrc, dataSrc }: OwnAddresses,
  options: AcquireOptions = {},
  { share, scripts, base, suspect }: OwnSurroundings = page,
): Promise<Lease<OwnAssets>> {
  const leases: Lease<unknown>[] = [];
  const others = new AbortController();
  const leave = () => others.abort();
  if (options.signal?.aborted) leave();
  options.signal?.addEventListener("abort", leave);
  const progress = new Sum(options.onProgress);

  const claim = async <T>(kind: "manifest" | "model" | "data", address: string, load: (tools: OwnTools) => Promise<T>): Promise<T> => {
    const onProgress = kind === "manifest" ? undefined : progress.part();
    const lease = await share(`own ${kind} ${address}`, fresh(suspect, kind, address, load), { signal: others.signal, onProgress });
    leases.push(lease);
    if (others.signal.aborted) {
      release();
      throw aborted();
    }
    return lease.model;
  };
  const data = (address: string) => claim("data", address, (tools) => loadData(address, tools));
  const work = async (): Promise<OwnAssets> => {
    const named = dataSrc ? absolute(dataSrc, base(), "data-src") : undefined;
    if (!modelSrc) {
      if (!named) throw new RangeError("no model and no data: modelSrc or dataSrc should be an address");
      const own = await data(named);
      return { image: shapeOf(own), title: "", licence: "", classes: own.classes, data: own };
    }
    const address = absolute(modelSrc, base(), "model-src");
    const manifest = await claim("manifest", address, async (tools) =>
      parseManifest(await readJson({ what: "The manifest", address }, MANIFEST_BYTES, tools), address),
    );
    const source = named ?? manifest.data;
    const [autoencoder, images] = await Promise.all([
      claim("model", address, (tools) => loadModel(manifest, { ...tools, scripts })),
      source === undefined ? undefined : data(source),
    ]);
    const { image, title, licence } = manifest;
    if (!images) return { image, title, licence, classes: manifest.classes, autoencoder };
    const classes = agree(manifest, images);
    return { image, title, licence, classes, autoencoder, data: classes === images.classes ? images : { ...images, classes } };
  };

  const release = () => leases.splice(0).forEach((lease) => lease.release());
  try {
    return { model: await work(), release };
  } catch (error) {
    leave();
    release();
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", leave);
  }
}

interface OwnTools extends LoadTools {
  readonly fresh: boolean;
  readonly patience: typeof patience;
}

/** Past the HTTP cache where the last load from there ended in something that could not be used. */
function fresh<T>(suspect: Set<string>, kind: string, address: string, load: (tools: OwnTools) => Promise<T>) {
  return async (tools: LoadTools): Promise<T> => {
    try {
      const value = await load({ ...tools, patience, fresh: suspect.has(address) });
      // a manifest may be at fault for what its model turns out to be
      if (kind !== "manifest") suspect.delete(address);
      return value;
    } catch (error) {
      if (error instanceof ModelError && error.code === "integrity") suspect.add(address);
      throw error;
    }
  };
}

const shapeOf = ({ width, height, channels }: ImageShape): ImageShape => ({ width, height, channels });

/** The names of the classes. @throws ModelError "integrity" where model and data are of different images, or a class has no name */
function agree({ image, classes, address }: Manifest, data: Dataset): readonly string[] {
  const text = ({ width, height, channels }: ImageShape) =>
    `${width} × ${height} with ${channels} ${channels === 1 ? "number" : "numbers"} a pixel`;
  if (text(image) !== text(data))
    throw broken(`Model and data do not belong together: ${address} has images of ${text(image)}, ${data.id} of ${text(data)}.`);
  if (classes.length === 0) return data.classes;
  const stray = data.labels.findIndex((label) => label >= classes.length);
  if (stray >= 0)
    throw broken(
      `The manifest ${address} names ${classes.length} ${classes.length === 1 ? "class" : "classes"}, and image ${stray} of ${data.id} is of class ${data.labels[stray]} (they count from 0).`,
    );
  return classes;
}

/** One progress for several loads; nothing is said until all of them know how long they are. */
class Sum {
  readonly #parts: Progress[] = [];

  constructor(private readonly report?: (progress: Progress) => void) {}

  part(): (progress: Progress) => void {
    const i = this.#parts.push({ loaded: 0, total: 0 }) - 1;
    return (progress) => {
      this.#parts[i] = progress;
      const add = (key: keyof Progress) => this.#parts.reduce((sum, each) => sum + each[key], 0);
      if (this.#parts.every(({ total }) => total > 0)) this.report?.({ loaded: add("loaded"), total: add("total") });
    };
  }
}
