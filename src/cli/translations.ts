/**
 * A translation in a page that is one file. It is a module that imports `registerTranslation`, and such a page has no modules to import: the
 * import gives way to the function itself. Nothing of the author's is executed here.
 */
import { openLibrary } from "./library.js";
import { create, type Element } from "./markup.js";

const IMPORT = /^[ \t]*import\s*\{\s*registerTranslation\s*\}\s*from\s*(["'])(?:[^"']*\/)?(?:i18n\.js|ae-elements(?:\/i18n)?)\1[ \t]*;?/m;
const OTHERS = /^[ \t]*(?:import\b(?!\s*\()|export\b)/m;
/** TeX between two "$", as the lesson's quiz has it; "${" is JavaScript. */
const TEX = /\$(?!\{)/;

const MARK = "data-ae-translation";

/** The module as a classic script, or null where it imports anything else, or exports. */
export function asClassic(module: string): string | null {
  if (!IMPORT.test(module)) return null;
  const rest = module.replace(IMPORT, "");
  return OTHERS.test(rest) ? null : `(() => {\n"use strict";\n${register()}\n${rest.trim()}\n})();`;
}

/** The script of a page: no "</script" in it, and ASCII, so that its hash holds in any encoding. */
export function translationElement(classic: string): Element {
  const text = classic
    .replaceAll(/<(?=\/script|!--)/gi, "\\x3c")
    .replaceAll(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return create("script", { [MARK]: "" }, text);
}

export const isTranslation = ({ attrs }: Element): boolean => attrs.some(({ name }) => name === MARK);

export const bringsTex = (text: string): boolean => TEX.test(text);

/** `registerTranslation` as cdn/i18n.js has it. */
function register(): string {
  const code = openLibrary().text("cdn/i18n.js");
  const [clause, names] = /export\s*\{([^}]*)\}\s*;?/.exec(code)!;
  const [, own] = /([\w$]+)\s+as\s+registerTranslation\b/.exec(names)!;
  return `const registerTranslation = (() => { ${code
    .replace(clause, "")
    .replace(/\/\/# sourceMappingURL=.*/, "")
    .trim()}\nreturn ${own}; })();`;
}
