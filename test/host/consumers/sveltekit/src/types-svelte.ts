/** What TypeScript accepts and refuses in a Svelte template. */
import type { SvelteHTMLElements } from "svelte/elements";
import type {} from "ae-elements/types/svelte";

type Takes = SvelteHTMLElements["ae-bottleneck"];

export const accepted: Takes[] = [
  { k: 4, class: "a", id: "b", "aria-label": "c" },
  {
    k: "4",
    compare: "pca",
    input: [0, 1],
    "onae-change": ({ detail, currentTarget }) => [detail.k satisfies number | undefined, currentTarget.mse],
  },
];
export const refused: Takes[] = [
  // @ts-expect-error no number
  { k: "banana" },
  // @ts-expect-error none of the words
  { compare: "pea" },
  // @ts-expect-error no such attribute
  { kk: 3 },
  // @ts-expect-error k is a number
  { "onae-change": ({ currentTarget }) => currentTarget.k satisfies string },
];
