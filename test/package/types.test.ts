/** What the types for templates accept and refuse, without any framework; React, Vue and Svelte themselves are among the host tests. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

interface Named {
  name: string;
}
interface Declaration extends Named {
  tagName?: string;
  attributes?: Named[];
  events?: Named[];
}

const { modules } = JSON.parse(readFileSync(inRoot("dist/custom-elements.json"), "utf8")) as {
  modules: { declarations?: Declaration[] }[];
};
const tags = modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName)) as Required<Declaration>[];

const TEMPLATE = `
import type { AeJsxElements } from "ae-elements/types/jsx";
import type { AeBottleneck } from "ae-elements";

declare global {
  namespace JSX {
    interface Element {}
    interface IntrinsicElements extends AeJsxElements {}
  }
}
declare const React: { createElement(...parts: unknown[]): JSX.Element };
void React;

export const accepted = [
  <ae-bottleneck k={4} digit="7" compare="pca" id="a" class="b" hide="draw letter" state="k=2" theme="dark" input={new Float32Array(784)} />,
  <ae-bottleneck onae-change={(event) => [event.detail.k satisfies number | undefined, event.currentTarget satisfies AeBottleneck]} />,
  <ae-loss-calculator x="0.1, 0.2" reconstruction={[0.1, 0.2]} loss="bce" />,
  <ae-formula display tex="x" for="a" />,
  <ae-trainer autoplay="" />,
  <ae-quiz questions={null} onae-answer={({ detail }) => detail.score satisfies number} onae-error={({ detail }) => detail.code satisfies string} />,
  <ae-quiz questions={{ title: "t", questions: [{ id: "a", kind: "numeric", prompt: "1 + 1", answer: 2 }] }} />,
  <ae-anomaly threshold={null} source="sensor" anomalies="spikes" />,
];
export const refused = [
  // @ts-expect-error a word that is no number
  <ae-bottleneck k="banana" />,
  // @ts-expect-error none of the words
  <ae-bottleneck compare="pea" />,
  // @ts-expect-error no such attribute
  <ae-bottleneck kk={4} />,
  // @ts-expect-error no such tag
  <ae-botleneck />,
  // @ts-expect-error can't be set
  <ae-bottleneck mse={1} />,
  // @ts-expect-error a flag is no number
  <ae-formula display={3} />,
  // @ts-expect-error a score is a number
  <ae-quiz onae-answer={({ detail }) => detail.score satisfies string} />,
  // @ts-expect-error no such kind of question
  <ae-quiz questions={[{ id: "a", kind: "essay", prompt: "?" }]} />,
];
`;

describe("types for templates", () => {
  const folder = inRoot(".cache/template");
  after(() => rmSync(folder, { recursive: true, force: true }));

  const check = (file: string, text: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), text);
    const compilerOptions = {
      module: "esnext",
      moduleResolution: "bundler",
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      jsx: "react",
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    return spawnSync(process.execPath, [inRoot("node_modules/typescript/bin/tsc"), "-p", folder], { encoding: "utf8" }).stdout;
  };

  it("accept what a tag takes, and refuse what it does not", () => assert.equal(check("template.tsx", TEMPLATE), ""));

  it("know every attribute and event of every tag in the manifest, and no other tag", () => {
    const lines = tags.flatMap(({ tagName, attributes, events }) => [
      ...attributes.map(({ name }) => `export const a${count++}: Takes<"${tagName}", "${name}"> = undefined;`),
      ...events.map(({ name }) => `export const e${count++} = (event: AeEventOf<"${tagName}", "${name}">) => event.detail;`),
    ]);
    const text = [
      'import type { AeEventOf, AeTags } from "ae-elements/types/jsx";',
      'type Takes<T extends keyof AeTags, A extends keyof AeTags[T]["takes"]> = AeTags[T]["takes"][A] | undefined;',
      `const names: Record<keyof AeTags, 0> = { ${tags.map(({ tagName }) => `"${tagName}": 0`).join(", ")} };`,
      "void names;",
      ...lines,
    ];
    assert.equal(tags.length, 13);
    assert.equal(check("all.ts", text.join("\n")), "");
  });
});

let count = 0;
