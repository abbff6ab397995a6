/**
 * Formulas in templates: `math("\\q{z}{z} = …", { prerendered })`. What was typeset at build time appears at once and asks for
 * nothing; other TeX shows its source until KaTeX has come. Put `katexStyles` into the tag's styles and call `useMathFonts()`.
 */
import { html, noChange, type TemplateResult } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { loadKatex } from "./katex.js";
import { TexError, build, type MathNode } from "./tex-tree.js";

/** Trees as JSON by TeX; `displayKey(tex)` holds the display form where it differs. Made by `npm run prerender`. */
export type Prerendered = Readonly<Record<string, string>>;

export interface MathOptions {
  /** A line of its own with large operators. */
  display?: boolean;
  prerendered?: Prerendered;
}

export function displayKey(tex: string): string {
  return `\\displaystyle ${tex}`;
}

const CACHE_SIZE = 200;
const cache = new Map<string, MathNode>();

/** The tree of a formula, or a promise of it when KaTeX has to be fetched. Throws, or rejects with, a TexError. */
export function typeset(tex: string, { display = false, prerendered }: MathOptions = {}): MathNode | Promise<MathNode> {
  const key = display ? displayKey(tex) : tex;
  const json = prerendered?.[key] ?? prerendered?.[tex];
  if (json !== undefined) return JSON.parse(json) as MathNode;
  const cached = cache.get(key);
  if (cached) return cached;
  return loadKatex().then(
    (run) => {
      const tree = run(tex, { display });
      if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
      cache.set(key, tree);
      return tree;
    },
    (cause: unknown) => {
      throw new TexError("What sets formulas did not arrive", null, { cause, recoverable: true });
    },
  );
}

/** A formula in a template. Invalid TeX shows its source, the place and the reason. */
export function math(tex: string, options: MathOptions = {}): TemplateResult {
  return options.display
    ? html`<span class="katex-display" dir="ltr" ${typesetInto(tex, options)}></span>`
    : html`<span class="tex" dir="ltr" ${typesetInto(tex, options)}></span>`;
}

class TypesetInto extends Directive {
  #key: string | null = null;
  #element: Element | null = null;

  /** On a server: nothing; the formula is set when the page comes alive. */
  override render(_tex: string, _options: MathOptions): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [tex, options]: [string, MathOptions]): unknown {
    const key = options.display ? displayKey(tex) : tex;
    if (key === this.#key && element === this.#element) return noChange;
    this.#key = key;
    this.#element = element;
    try {
      const tree = typeset(tex, options);
      if (tree instanceof Promise) {
        element.replaceChildren(source(tex));
        const current = () => this.#key === key && this.#element === element;
        tree.then(
          (later) => current() && element.replaceChildren(build(later)),
          (error: unknown) => current() && this.#fail(element, tex, error),
        );
      } else element.replaceChildren(build(tree));
    } catch (error) {
      this.#fail(element, tex, error);
    }
    return noChange;
  }

  #fail(element: Element, tex: string, error: unknown): void {
    if (error instanceof TexError && error.recoverable) this.#key = null; // the next rendering asks again
    element.replaceChildren(failure(tex, error));
  }
}

const typesetInto = directive(TypesetInto);

/** Characters of a source that are shown around the place of an error. */
const SHOWN = 160;

/** TeX as its author wrote it, while or where it can't be typeset. */
export function source(tex: string): HTMLElement {
  const code = document.createElement("code");
  code.className = "tex-source";
  code.textContent = excerpt(tex);
  return code;
}

/** As much of a source as is shown. */
export function excerpt(tex: string): string {
  return tex.length > SHOWN ? `${tex.slice(0, SHOWN)}…` : tex;
}

/** The source with the place of the error marked, and the reason. */
export function failure(tex: string, error: unknown): HTMLElement {
  const at = error instanceof TexError ? error.at : null;
  const box = document.createElement("span");
  box.className = "tex-error";
  const code = source(tex);
  if (at) {
    const start = Math.max(0, Math.min(at.start, tex.length));
    const end = Math.min(tex.length, start + Math.max(1, at.length));
    const from = Math.max(0, start - SHOWN / 2);
    const to = Math.min(tex.length, end + SHOWN / 2);
    const mark = document.createElement("mark");
    // an error at the very end has no character to mark
    mark.textContent = tex.slice(start, Math.min(end, start + SHOWN)) || "\u2038";
    code.replaceChildren(`${from > 0 ? "…" : ""}${tex.slice(from, start)}`, mark, `${tex.slice(end, to)}${to < tex.length ? "…" : ""}`);
  }
  const reason = document.createElement("span");
  reason.className = "tex-reason";
  reason.textContent = error instanceof Error ? error.message : String(error);
  box.append(code, " ", reason);
  return box;
}
