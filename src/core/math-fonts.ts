import { lazy } from "./lazy.js";

const faces = lazy(() => import("./math-font-faces.js"));

/**
 * Has the document know KaTeX's faces, for a tag that shows symbols. Their list comes by itself: no poster waits for it. Where it does not
 * come the symbols stay in the page's own serif face. Does nothing on a server.
 */
export function useMathFonts(): void {
  if (typeof document === "undefined") return;
  faces().then(
    ({ registerMathFonts }) => registerMathFonts(),
    () => {},
  );
}
