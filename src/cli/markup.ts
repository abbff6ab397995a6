/** A few handles on parse5's tree. Nothing that is parsed here is ever executed. */
import { defaultTreeAdapter, html as spec, type DefaultTreeAdapterTypes } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.Node;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;

export const isElement = (node: Node): node is Element => defaultTreeAdapter.isElementNode(node);

/** All elements below `root` in order, those in `<template>` too. */
export function* elements(root: ParentNode): Generator<Element> {
  for (const child of root.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elements(child);
    if ("content" in child) yield* elements(child.content);
  }
}

/** As `elements`, without what stands in a `<template>` and is no part of the page until a script says so. */
export function* alive(root: ParentNode): Generator<Element> {
  for (const child of root.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* alive(child);
    if ("content" in child && attribute(child, "shadowrootmode") !== undefined) yield* alive(child.content);
  }
}

/** As browsers do, which put no more than 512 elements inside one another. */
const MOST_DEEP = 512;

/** Whether elements stand so deep inside one another that no page means it, and whoever walks the tree would run out of room. */
export function isTooDeep(root: ParentNode): boolean {
  let level: ParentNode[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEEP) return true;
    level = level.flatMap(({ childNodes }) =>
      childNodes.filter(isElement).flatMap((child) => ("content" in child ? [child, child.content as ParentNode] : [child])),
    );
  }
  return false;
}

export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((each) => each.name === name)?.value;

export function setAttribute(element: Element, name: string, value: string): void {
  const found = element.attrs.find((each) => each.name === name);
  if (found) found.value = value;
  else element.attrs.push({ name, value });
}

export function removeAttribute(element: Element, name: string): void {
  element.attrs = element.attrs.filter((each) => each.name !== name);
}

/** A new HTML element with text in it. */
export function create(tag: string, attributes: Readonly<Record<string, string>> = {}, text = ""): Element {
  const element = defaultTreeAdapter.createElement(
    tag,
    spec.NS.HTML,
    Object.entries(attributes).map(([name, value]) => ({ name, value })),
  );
  if (text) defaultTreeAdapter.insertText(element, text);
  return element;
}

export function setText(element: Element, text: string): void {
  element.childNodes = [];
  defaultTreeAdapter.insertText(element, text);
}

export const remove = (node: DefaultTreeAdapterTypes.ChildNode): void => defaultTreeAdapter.detachNode(node);

export const append = (parent: ParentNode, ...children: Element[]): void => {
  for (const child of children) defaultTreeAdapter.appendChild(parent, child);
};

/** Before all other children. */
export function prepend(parent: ParentNode, child: Element): void {
  const first = parent.childNodes[0];
  if (first) defaultTreeAdapter.insertBefore(parent, child, first);
  else defaultTreeAdapter.appendChild(parent, child);
}

export function insertAfter(sibling: Element, child: Element): void {
  const parent = sibling.parentNode!;
  const next = parent.childNodes[parent.childNodes.indexOf(sibling) + 1];
  if (next) defaultTreeAdapter.insertBefore(parent, child, next);
  else defaultTreeAdapter.appendChild(parent, child);
}

/** The text below a node, scripts and styles included. */
export function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  const inside = "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
  return "content" in node ? inside + textOf(node.content) : inside;
}

/** Whether an element is a script that a browser executes; data blocks are none. */
export const runsScript = (element: Element): boolean =>
  element.tagName === "script" && /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(attribute(element, "type")?.trim() ?? "");

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for markup, in an element or between double quotes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]);
