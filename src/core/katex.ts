/** The door to KaTeX: nothing but this `import()` ever asks for it, and only when TeX comes that was not typeset at build time. */
import type { createTypesetter } from "./katex-typeset.js";
import { lazy } from "./lazy.js";

export type Typesetter = ReturnType<typeof createTypesetter>;

const importTypesetter = lazy(() => import("./katex-typeset.js"));
const importKatex = lazy(() => import("katex"));
let loading: Promise<Typesetter> | null = null;

/** One KaTeX a copy of the library. A failed load is forgotten, so that asking again can work. */
export function loadKatex(): Promise<Typesetter> {
  loading ??= Promise.all([importTypesetter(), importKatex()]).then(([{ createTypesetter }, { default: katex }]) =>
    createTypesetter(katex),
  );
  loading.catch(() => (loading = null));
  return loading;
}
