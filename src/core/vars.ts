/** `style=${vars({ p: 0.9 })}` sets --p: as text on a server, through the CSSOM in a page, where a strict CSP allows no inline style. */
import { noChange } from "lit";
import { Directive, directive, type AttributePart } from "lit/directive.js";

type Values = Readonly<Record<string, number | string>>;

class Vars extends Directive {
  override render(values: Values): unknown {
    return Object.entries(values)
      .map(([name, value]) => `--${name}:${value}`)
      .join(";");
  }

  override update({ element }: AttributePart, [values]: [Values]): unknown {
    for (const [name, value] of Object.entries(values)) element.style.setProperty(`--${name}`, String(value));
    return noChange;
  }
}

export const vars = directive(Vars);
