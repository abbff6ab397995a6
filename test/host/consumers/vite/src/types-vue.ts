/** What TypeScript accepts and refuses in a Vue template. */
import type { GlobalComponents } from "vue";
import type {} from "ae-elements/types/vue";

type Bottleneck = InstanceType<GlobalComponents["ae-bottleneck"]>;
type Takes = Bottleneck["$props"];

export const accepted: Takes[] = [{ k: 4 }, { k: "4", compare: "pca", class: "a", id: "b" }, { input: [0, 1], theme: "dark" }];
export const refused: Takes[] = [
  // @ts-expect-error no number
  { k: "banana" },
  // @ts-expect-error none of the words
  { compare: "pea" },
  // @ts-expect-error no such attribute
  { kk: 3 },
];

type Handler = Parameters<Bottleneck["$emit"]>;
export const handled = (...[, event]: Handler) => event.currentTarget.k satisfies number;
