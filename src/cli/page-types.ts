/** What a page is built from, and what comes out: the contract of `buildPage` in page.ts. */

/** What stands in the page. */
export type PageContent =
  /** Tags as the command line names them, each checked: see `readTags` in tags.ts. `html` is their markup, `names` what is in it. */
  | { readonly kind: "tags"; readonly html: string; readonly names: readonly string[]; readonly read?: ReadFile }
  /** The built-in lesson; or a lesson of tags, whose checked markup is `html`. */
  | { readonly kind: "lesson"; readonly html?: string; readonly read?: ReadFile }
  /**
   * An author's whole page. Nothing of it is executed. Its own scripts stay; those of the library's CDN build are taken out, since
   * the inlined parts do their work.
   */
  | { readonly kind: "html"; readonly html: string; readonly file?: string; readonly read?: ReadFile };

/** Gives the bytes of a file that an author's page names by a relative address, or null where there is none. */
export type ReadFile = (address: string) => Uint8Array | null;

/**
 * Scripts that connect a page with an LMS: `src/one-file/runtime/<name>.ts`. Such a module exports
 *
 *     export function start(options: unknown): void | Promise<void>
 *
 * It runs when the whole page has been read and before any tag is registered, so that it can put the `state` that the LMS kept on
 * the tags and listen at the document. The tags are registered when its promise has settled, whichever way, or after five seconds.
 */
export type RuntimeName = "scorm12" | "scorm2004" | "cmi5";

/** A module that imports `registerTranslation` and nothing else, and its name for messages. */
export interface Translation {
  readonly file: string;
  readonly text: string;
}

export interface PageOptions {
  readonly content: PageContent;
  /** Text of `<title>`. Default: that of an author's page; else the names of the tags or of the lesson. */
  readonly title?: string;
  /** BCP 47 tag. Default: that of an author's page; else "en". */
  readonly lang?: string;
  /** Modules that register translations, as text: see docs/guides/languages.md. */
  readonly translations?: readonly Translation[];
  readonly runtime?: RuntimeName;
  /** JSON for the runtime's `start`. */
  readonly runtimeOptions?: unknown;
}

/** Something that was put into the page. */
export interface Part {
  /** "chunks/latent-map.js", "weights/vae2.bin", "wasm/tfjs-simd.wasm", "fonts/KaTeX_Main-Regular.woff2"; "own/model.json": an author's. */
  readonly name: string;
  readonly kind: "script" | "weights" | "wasm" | "fonts" | "own" | "licences";
  /** Of the file. */
  readonly bytes: number;
  /** Of what stands in the page: base64, compressed where that makes it smaller. */
  readonly inlined: number;
}

export interface BuiltPage {
  /** The whole page as text, UTF-8. It asks for no other file. */
  readonly html: string;
  readonly title: string;
  readonly lang: string;
  /** Names of the library's tags that the page uses, sorted. */
  readonly tags: readonly string[];
  /** Tags that are inside because those bring them: the built-in lesson its figures, a quiz the models that its questions name. */
  readonly brought: readonly string[];
  readonly parts: readonly Part[];
  /** What the author should know: sentences with a place. */
  readonly warnings: readonly string[];
}
