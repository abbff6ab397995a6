/** The library's own way to read an author's model, outside a browser: the same code, with files in place of addresses. */
import { open } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { whyNot } from "./author-files.js";
import { CliError } from "./errors.js";
import type { AcquireOptions, ImageShape, Lease, OwnAddresses, OwnAssets } from "../model/api.js";
import type { ForeignScripts, Manifest, ModelJson } from "../model/own/for-commands.js";
import type { ForeignNetwork, RowShape } from "../model/tfjs/foreign.js";

export interface OwnLibrary {
  /** Whether TensorFlow.js was needed so far: networks of dense layers alone run without it. */
  readonly neededTensorFlow: boolean;
  acquire(addresses: OwnAddresses, options?: AcquireOptions): Promise<Lease<OwnAssets>>;
  readManifest(address: string): Promise<Manifest>;
  readModelJson(what: string, address: string): Promise<ModelJson>;
  /** The network of a model.json, as TensorFlow.js runs it. Whoever asked for it disposes it. */
  open(json: ModelJson): Promise<ForeignNetwork>;
  /**
   * The shape in which a network that takes `takes` is given an image.
   * @throws Error where it takes others; its message is the end of a sentence: "takes … where … has …"
   */
  rowFor(takes: RowShape | null, image: ImageShape, whose: string): number[];
  /** Sizes that the header of a file of the library's trainer names. */
  readWeights(address: string): Promise<{ readonly inputSize: number; readonly latentSize: number }>;
}

export interface OwnLibraryOptions {
  /** Files that are not on the disk, by their absolute address. */
  readonly drafts?: ReadonlyMap<string, string>;
  /** Gets the files of the disk that are read. */
  readonly inputs?: Set<string>;
  /** Of tests. */
  readonly scripts?: ForeignScripts;
  /** Where files come from; default: the disk, and the network. */
  readonly fetch?: typeof fetch;
}

/** Loads what the command needs; nothing else of the command line does. */
export async function openOwnLibrary({
  drafts,
  inputs,
  scripts: given,
  fetch: fetchFile = fetchFiles(drafts, inputs),
}: OwnLibraryOptions = {}): Promise<OwnLibrary> {
  const library = await import("../model/own/for-commands.js");
  let needed = false;
  const counted = (format: keyof ForeignScripts) => ({
    load: () => {
      needed = true;
      return (given ?? library.foreignScripts)[format].load();
    },
  });
  const scripts: ForeignScripts = { layers: counted("layers"), graph: counted("graph") };
  const reading = { signal: new AbortController().signal, fetch: fetchFile };
  const pool = library.createPagePool({
    fetch: reading.fetch,
    timers: {
      set: (callback, milliseconds) => setTimeout(callback, milliseconds).unref(),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    canRunWasm: () => false,
    importEngine: library.importEngine,
    importSprite: library.importSprite,
  });
  pool.configure({ backend: "cpu" });
  const base = () => pathToFileURL(`${process.cwd()}/`).href;
  const world = { share: pool.share, scripts, base, suspect: new Set<string>() };
  return {
    get neededTensorFlow() {
      return needed;
    },
    acquire: (addresses, options) => library.acquireOwn(addresses, options, world),
    readManifest: async (address) =>
      library.parseManifest(await library.readJson({ what: "The manifest", address }, library.MANIFEST_BYTES, reading), address),
    async readModelJson(what, address) {
      const json = await library.readJson({ what, address }, library.MODEL_JSON_BYTES, reading);
      return library.parseModelJson(what, { src: address, format: formatOf(json) }, json);
    },
    async open(json) {
      const weights = await library.fetchWeights(json, reading, () => {});
      const script = await (given ?? library.foreignScripts)[json.format].load();
      const specs = json.groups.flatMap((group) => group.specs);
      return script.open({ topology: json.topology, signature: json.signature, specs, weights });
    },
    rowFor(takes, image, whose) {
      const { width, height, channels } = image;
      const end = library.imageEnd(image);
      const row = end.fit(takes ?? [height, width, channels]);
      if (!row) throw new Error(`takes ${library.product(takes!)} where ${whose} has ${end.text}`);
      return row;
    },
    async readWeights(address) {
      const bytes = await library.readBytes({ what: "The weights file", address }, library.WEIGHTS_BYTES, reading);
      try {
        return library.readWeightsHeader(bytes.buffer).header;
      } catch (cause) {
        throw new CliError(`The weights file ${address} cannot be used: ${(cause as Error).message}.`, 1, { cause });
      }
    },
  };
}

/** What a model.json says of itself; the layers format where it says nothing, as old files do, and does not look like a graph. */
function formatOf(json: unknown): "layers" | "graph" {
  const { format, modelTopology } = (json ?? {}) as { format?: unknown; modelTopology?: { node?: unknown } };
  return format === "graph-model" || Array.isArray(modelTopology?.node) ? "graph" : "layers";
}

/** `fetch` that knows files: streams them, and fails with the reason where there is none. */
function fetchFiles(drafts?: ReadonlyMap<string, string>, inputs?: Set<string>): typeof fetch {
  return async (input, init) => {
    const address = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
    const draft = drafts?.get(address);
    if (draft !== undefined) return new Response(draft);
    if (!address.startsWith("file:")) return fetch(input, init);
    const path = fileURLToPath(address);
    const why = whyNot(path);
    if (why) throw new Error(why);
    inputs?.add(path);
    const file = await open(path);
    const { size } = await file.stat();
    const body = file.readableWebStream({ type: "bytes" }) as ReadableStream<Uint8Array>;
    const headers = { "content-length": String(size) };
    return new Response(
      closing(body, () => file.close()),
      { headers },
    );
  };
}

/** The same bytes; `close` is called when they have all been read, or nobody wants them any more. */
function closing(body: ReadableStream<Uint8Array>, close: () => Promise<void>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(new Uint8Array(value));
      await close();
      controller.close();
    },
    async cancel() {
      await reader.cancel();
      await close();
    },
  });
}
