/** The version that this copy of the library was built as; the build replaces it. */
declare const __AE_VERSION__: string | undefined;
export const VERSION: string = typeof __AE_VERSION__ === "string" ? __AE_VERSION__ : "dev";

type Versioned = CustomElementConstructor & { version?: string };

/**
 * Registers a tag once. A second definition of the same version is ignored quietly (two bundles on one page); another
 * version is ignored with one warning, because the first one is what the page runs.
 */
export function define(tag: string, constructor: Versioned): void {
  if (typeof customElements === "undefined") return;
  const present: Versioned | undefined = customElements.get(tag);
  if (!present) {
    constructor.version ??= VERSION;
    customElements.define(tag, constructor);
  } else if (present !== constructor && present.version !== (constructor.version ?? VERSION)) {
    console.warn(
      `<${tag}> is already defined by ae-elements ${present.version ?? "of another origin"}; version ${VERSION} is not used on this page.`,
    );
  }
}
