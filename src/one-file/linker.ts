/** Modules out of parts in SystemJS's format, as the standard has them: each run once, after those that it needs, with live bindings. */

export type Values = Record<string, unknown>;
export type Export = (name: string | Values, value?: unknown) => unknown;
export type Declare = (
  exported: Export,
  context: Context,
) => { setters?: readonly (((from: Values) => void) | null)[]; execute?: () => void };

interface Context {
  import(id: string): Promise<Values>;
  readonly meta: { readonly url: string };
}

interface Module {
  readonly values: Values;
  /** Of those that import it: called again when a value changes. */
  readonly followers: (() => void)[];
  needs: readonly Module[];
  execute: (() => void) | undefined;
  /** Set when it has run, with what it threw. */
  ran: { error?: unknown } | null;
}

/** "./base.js" → "base.js" */
export const named = (id: string): string => id.replace(/^\.\//, "");

export class Linker {
  readonly #parts = new Map<string, { needs: readonly string[]; declare: Declare }>();
  readonly #modules = new Map<string, Module>();

  /** @param load what `import(id)` is in a part */
  constructor(private readonly load: (id: string) => Promise<Values>) {}

  /** `name` of the part, the parts that it needs ("./base.js"), and what makes it a module. */
  register(name: string, needs: readonly string[], declare: Declare): void {
    this.#parts.set(name, { needs, declare });
  }

  /** Names of the parts that a part needs; undefined for a part that is not here. */
  needsOf(name: string): string[] | undefined {
    return this.#parts.get(name)?.needs.map(named);
  }

  /** Runs a part, those that it needs first; later calls give the same values. @throws what it threw, each time; Error for one that is not here */
  run(name: string): Values {
    const module = this.#link(name);
    run(module);
    return module.values;
  }

  #link(name: string): Module {
    const known = this.#modules.get(name);
    if (known) return known;
    const part = this.#parts.get(name);
    if (!part) throw new Error(`"${name}" is not in this file: it was made for other tags`);
    const module: Module = { values: Object.create(null) as Values, followers: [], needs: [], execute: undefined, ran: null };
    // before what it needs: parts may need each other
    this.#modules.set(name, module);
    const tell: Export = (key, value) => {
      if (typeof key === "string") module.values[key] = value;
      else Object.assign(module.values, key);
      for (const follow of module.followers) follow();
      return typeof key === "string" ? value : key;
    };
    const { setters = [], execute } = part.declare(tell, { import: this.load, meta: { url: document.baseURI } });
    module.execute = execute;
    module.needs = part.needs.map((id, i) => {
      const needed = this.#link(named(id));
      const set = setters[i];
      if (set) {
        needed.followers.push(() => set(needed.values));
        set(needed.values);
      }
      return needed;
    });
    return module;
  }
}

/** Each module once, after those that it needs. */
function run(module: Module): void {
  if (!module.ran) {
    module.ran = {};
    try {
      module.needs.forEach(run);
      module.execute?.();
    } catch (error) {
      module.ran = { error };
    }
  }
  if ("error" in module.ran) throw module.ran.error;
}
