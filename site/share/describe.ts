/** What a tag shows, as attributes that make another one show the same. */
import { isAddress } from "../../src/embed/addresses.js";

/** Attributes of a tag by name. */
export type Written = ReadonlyMap<string, string>;

/** Fields of `state` with the name of an attribute mean that attribute. */
export interface Shown {
  /** Attributes whose values are not the usual ones. */
  readonly attributes: Written;
  readonly state: string;
}

/** What Lit knows of a property. */
interface Declared {
  readonly attribute?: string | boolean;
  readonly reflect?: boolean;
  readonly converter?: { toAttribute?(value: unknown): string | null };
}

/** As much of a tag as is read here; before its script has come it is an element like any other. */
type Tag = Element & { readonly state?: string; readonly isUpdatePending?: boolean };

/** @param names attributes that the tag has */
export function describe(element: Tag, names: readonly string[]): Shown {
  const { state } = element;
  const others = names.filter((name) => name !== "state");
  if (state === undefined) return { attributes: writtenOn(element, others), state: element.getAttribute("state") ?? "" };
  const attributes = new Map<string, string>();
  // what a tag finds out by itself, such as a threshold of these images, is no attribute once it has settled
  const isSettled = element.isUpdatePending === false;
  for (const name of others) {
    if (isSettled && !element.hasAttribute(name)) continue;
    const value = valueOf(element, name);
    if (value === null || value === "NaN" || value === valueOf(usual(element.localName), name)) continue;
    attributes.set(name, anywhere(name, value));
  }
  return { attributes, state };
}

/** With `state` as it is, and the attributes that it says nothing of: the other tag will have the same `state`. */
export function byState({ attributes, state }: Shown): Written {
  const fields = new Set(new URLSearchParams(state).keys());
  const written = new Map([...attributes].filter(([name]) => !fields.has(name)));
  return state ? written.set("state", state) : written;
}

/** With attributes that a reader understands where they say all, otherwise by `state`. */
export function byAttributes(shown: Shown, names: readonly string[]): Written {
  const fields = [...new URLSearchParams(shown.state).keys()];
  return fields.every((field) => field !== "state" && names.includes(field)) ? shown.attributes : byState(shown);
}

/** What the markup says. */
export function writtenOn(element: Element, names: readonly string[]): Written {
  return new Map(
    names.flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** The same value for a page in another place: addresses are whole. */
export const anywhere = (name: string, value: string): string =>
  isAddress(name) && URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI).href : value;

/** The value of an attribute now; that of a property which is written back to its attribute, before it is. */
function valueOf(element: Element, name: string): string | null {
  const reflected = reflectedOn(element).get(name);
  return reflected ? reflected.toAttribute(Reflect.get(element, reflected.property)) : element.getAttribute(name);
}

interface Reflected {
  readonly property: PropertyKey;
  toAttribute(value: unknown): string | null;
}

/** Properties that are written to attributes, by the attribute's name. */
function reflectedOn(element: Element): Map<string, Reflected> {
  const { elementProperties = new Map() } = element.constructor as { elementProperties?: ReadonlyMap<PropertyKey, Declared> };
  const found = new Map<string, Reflected>();
  for (const [property, { attribute, reflect, converter }] of elementProperties) {
    if (!reflect || !converter?.toAttribute) continue;
    const name = typeof attribute === "string" ? attribute : String(property).toLowerCase();
    found.set(name, { property, toAttribute: (value) => converter.toAttribute!(value) });
  }
  return found;
}

const usuals = new Map<string, Element>();

/** One without attributes, on no page. */
function usual(tag: string): Element {
  let element = usuals.get(tag);
  if (!element) usuals.set(tag, (element = document.createElement(tag)));
  return element;
}
