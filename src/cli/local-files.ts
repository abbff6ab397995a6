/** Files beside an author's page that come inside it: pictures, style sheets, scripts, quizzes. */
import {
  append,
  attribute,
  create,
  elements,
  insertAfter,
  remove,
  removeAttribute,
  setAttribute,
  setText,
  type Element,
  type ParentNode,
} from "./markup.js";
import { asClassic, translationElement } from "./translations.js";
import type { ReadFile } from "./page-types.js";

const PICTURES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  svg: "image/svg+xml",
  ico: "image/x-icon",
};

/** Where an element names a file that it loads. */
const NAMED_BY: Readonly<Record<string, string>> = {
  img: "src",
  script: "src",
  link: "href",
  iframe: "src",
  source: "src",
  video: "src",
  audio: "src",
  track: "src",
  embed: "src",
  object: "data",
  "ae-quiz": "src",
};

/** Longer ones make a page that no browser opens in reasonable time; and no text holds a gigabyte. */
const MOST_BYTES = 100_000_000;

type Warn = (text: string) => void;

/** Puts what the page shows into it; says what stays outside, and why. */
export function bringInside(root: ParentNode, read: ReadFile | undefined, warn: Warn): void {
  // what comes inside changes the tree
  const all = [...elements(root)];
  for (const element of all) {
    const name = NAMED_BY[element.tagName];
    const address = name && attribute(element, name)?.trim();
    if (!address || /^(data:|blob:|about:|#)/i.test(address)) continue;
    if (element.tagName === "link" && !/\b(stylesheet|icon)\b/i.test(attribute(element, "rel") ?? "")) continue;
    const place = `<${element.tagName} ${name}="${address}">`;
    const path = address.replace(/[?#].*$/, "");
    const remote = /^([a-z][a-z\d+.-]*:|\/\/)/i.test(address);
    const bytes = remote ? null : (read?.(path) ?? null);
    const why = bytes ? put({ element, name, path, bytes, warn, place }) : remote ? "it needs a network" : "there is no such file";
    if (why) warn(`${place} stays outside the file: ${why}.`);
  }
}

interface Found {
  readonly element: Element;
  /** The attribute that names the file. */
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly place: string;
  readonly warn: Warn;
}

/** Gives why it could not be done; nothing when it was. */
function put(found: Found): string | undefined {
  const { element, name, path, bytes } = found;
  if (bytes.length > MOST_BYTES) return `${Math.round(bytes.length / 1e6)} MB are too much`;
  if (element.tagName === "script") return putScript(found);
  if (element.tagName === "ae-quiz") return putQuiz(found);
  if (element.tagName === "link" && /\bstylesheet\b/i.test(attribute(element, "rel")!)) return putStyles(found);
  const type = PICTURES[/\.(\w+)$/.exec(path)?.[1].toLowerCase() ?? ""];
  if (!type || !/^(img|link|source)$/.test(element.tagName)) return "only pictures, style sheets, scripts and quizzes come inside";
  setAttribute(element, name, `data:${type};base64,${Buffer.from(bytes).toString("base64")}`);
  return undefined;
}

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function putScript({ element, bytes }: Found): string | undefined {
  const text = decoded(bytes);
  const isModule = /^module$/i.test(attribute(element, "type")?.trim() ?? "");
  const translation = isModule ? asClassic(text) : null;
  if (translation !== null) {
    insertAfter(element, translationElement(translation));
    remove(element);
    return undefined;
  }
  if (isModule && /\bimport\b/.test(text)) return "it is a module that imports others";
  const waits = !isModule && (attribute(element, "defer") ?? attribute(element, "async")) !== undefined;
  for (const each of ["src", "integrity", "crossorigin", "async", "defer"]) removeAttribute(element, each);
  setText(element, text.replaceAll(/<(?=\/script|!--)/gi, "\\x3c"));
  // a script in the page runs where it stands; this one was to run when the page has been read
  if (waits) moveToEnd(element);
  return undefined;
}

function moveToEnd(element: Element): void {
  let root: ParentNode = element;
  while ("parentNode" in root && root.parentNode) root = root.parentNode;
  const body = [...elements(root)].find(({ tagName }) => tagName === "body");
  if (!body) return;
  remove(element);
  append(body, element);
}

function putStyles({ element, bytes, place, warn }: Found): undefined {
  const text = decoded(bytes);
  if (/url\(\s*["']?(?!data:|#)|@import/i.test(text)) warn(`${place} is inside, but it names other files, which are not.`);
  element.tagName = element.nodeName = "style";
  element.attrs = element.attrs.filter(({ name }) => name === "media" || name === "id" || name === "title");
  setText(element, text.replaceAll(/<(?=\/style)/gi, "\\3c "));
}

/** A quiz that `src` named, where the tag looks for one among its children. */
function putQuiz({ element, bytes, path }: Found): undefined {
  const text = decoded(bytes);
  removeAttribute(element, "src");
  element.childNodes = [];
  if (/\.(gift|txt)$/i.test(path)) append(element, create("pre", {}, text));
  else append(element, create("script", { type: "application/json" }, text.replaceAll("<", "\\u003c")));
}
