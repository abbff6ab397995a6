import type { PropertyDeclaration } from "lit";
import type { AeElement } from "./ae-element.js";
import type { Param } from "./params.js";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Makes a Lit property valid: whatever an attribute or a script sets goes through `param` first, the nearest valid value is
 * stored, and what was wrong is said once. Stands before `@property`, which it also tells how the attribute is written.
 */
export function valid<T>(param: Param<T>) {
  // The type that decorators of fields and of accessors have in common.
  return (prototype: AeElement, name: string, given?: PropertyDescriptor): any => {
    const { elementProperties } = prototype.constructor as typeof AeElement;
    const options = elementProperties.get(name) as Writable<PropertyDeclaration<T>> | undefined;
    const { get, set } = given ?? Object.getOwnPropertyDescriptor(prototype, name) ?? {};
    if (!options || !set) throw new TypeError(`@valid(…) stands before @property(…); "${name}" is no Lit property`);
    options.converter ??= { fromAttribute: (text: string | null) => text as T, toAttribute: (value: T) => param.serialise(value) };
    const descriptor: PropertyDescriptor = {
      get,
      set(this: AeElement, raw: unknown) {
        const { value, complaint } = param.normalise(raw);
        if (complaint) this.complain(`${name}: ${complaint}`);
        set.call(this, value);
      },
      configurable: true,
      enumerable: true,
    };
    Object.defineProperty(prototype, name, descriptor);
    return descriptor;
  };
}
