/** The built library beside the commands: parts of one-file pages, weights, fonts, the manifest. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CliError } from "./errors.js";
import { readManifest, type Manifest } from "./manifest.js";
import type { RuntimeName } from "./page-types.js";

export interface Group {
  /** Under cdn/classic/. */
  readonly chunks: readonly string[];
  /** Under cdn/: "weights/vae2.bin". */
  readonly files: readonly string[];
}

/** What parts.json says of a tag; see scripts/lib/one-file.mjs. */
export interface TagParts extends Group {
  /** Only where no author's lesson or quiz is in the tag; `tags` are those that the built-in one brings. */
  readonly builtIn?: { readonly chunks: readonly string[]; readonly tags: readonly string[] };
  /** Only where an author brings TeX. */
  readonly tex?: Group;
  /** Only where an author brings models or data. */
  readonly own?: { readonly chunks: readonly string[] };
  /** Only where a quiz is written in GIFT. */
  readonly gift?: { readonly chunks: readonly string[] };
}

export interface PartsList {
  readonly version: string;
  readonly entry: string;
  readonly tags: Readonly<Record<string, TagParts>>;
  readonly runtimes: Readonly<Partial<Record<RuntimeName, { readonly entry: string; readonly chunks: readonly string[] }>>>;
}

export interface Library {
  readonly parts: PartsList;
  readonly manifest: Manifest;
  /** A file of the build, by its path. */
  bytes(path: string): Uint8Array;
  text(path: string): string;
}

const PARTS = "cdn/classic/parts.json";

let opened: Library | null = null;

/** @throws CliError where the package is not whole */
export function openLibrary(): Library {
  return (opened ??= read(folder()));
}

/** dist/: the commands run from dist/cli/, the tests from src/cli/. */
function folder(): URL {
  const found = ["../", "../../dist/"].map((path) => new URL(path, import.meta.url)).find((each) => existsSync(new URL(PARTS, each)));
  if (!found) throw new CliError(`The library is not built: ${PARTS} is missing. Install the package again, or run \`npm run build\`.`, 1);
  return found;
}

function read(root: URL): Library {
  const bytes = (path: string): Uint8Array => {
    try {
      return readFileSync(new URL(path, root));
    } catch (cause) {
      throw new CliError(
        `${fileURLToPath(new URL(path, root))} of the library can't be read (${String(cause)}). Install the package again.`,
        1,
        { cause },
      );
    }
  };
  const text = (path: string) => new TextDecoder().decode(bytes(path));
  return {
    bytes,
    text,
    parts: JSON.parse(text(PARTS)) as PartsList,
    manifest: readManifest(JSON.parse(text("custom-elements.json"))),
  };
}
