/** Pages that a server has rendered by Lit SSR: what stands there without a script, and what the tags' script makes of it. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { build } from "esbuild";
import { html } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { Host, ready } from "../host/pages.ts";
import { ServedParent } from "./served-parent.ts";

/** Node finds the built package by its own name. No literal: its types are only there after a build. */
const PACKAGE: string = "ae-elements";
const elements = readdirSync(inRoot("src/elements"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The built-in content of these comes with a script of its own. */
const GROWS = new Set(["lesson", "quiz"]);
/** How much else the height may change, as a share: a served formula is MathML, not KaTeX's boxes; texts may break elsewhere. */
const CHANGE = 0.04;

const page = (body: string, script: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Served</title><link rel="icon" href="data:,"><body style="max-width: 860px">${body}${script}`;
/** Scripts that wait until the test has looked. */
const later = (code: string) => `<script>window.start = () => { ${code} };</script>`;

interface Look {
  title: string;
  height: number;
  copies: number;
  styles: number;
}

/** What there is to see of a tag. */
const look = (on: Page, selector: string): Promise<Look> =>
  on.evaluate((query) => {
    const element = document.querySelector(query)!;
    const root = element.shadowRoot!;
    return {
      title: root.querySelector(".title, h1, math")?.textContent?.trim() ?? "",
      height: element.getBoundingClientRect().height,
      copies: root.querySelectorAll(query === "ae-term" ? "slot" : ".figure, .lesson").length,
      styles: root.querySelectorAll("style").length,
    };
  }, selector);

describe("a page that a server rendered", () => {
  let host: Host;
  /** The tags' script with Lit's hydration before it, as one module. */
  let hydrating: string;
  const served = async (markup: string) => collectResult(render(html`${unsafeHTML(markup)}`));

  before(async () => {
    await import(`${PACKAGE}/all`);
    customElements.define("served-parent", ServedParent);
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import "@lit-labs/ssr-client/lit-element-hydrate-support.js";
          import "ae-elements/all";
          import { ServedParent } from "./served-parent.ts";
          customElements.define("served-parent", ServedParent);`,
        resolveDir: inRoot("test/package"),
      },
      bundle: true,
      format: "esm",
      write: false,
      minify: true,
      logLevel: "error",
      tsconfig: inRoot("tsconfig.json"),
    });
    hydrating = outputFiles[0].text;
    host = await Host.start();
  });
  after(() => host?.stop());

  for (const element of elements) {
    const tag = `ae-${element}`;
    it(`<${tag}> shows its poster without a script, and comes alive in its place`, async () => {
      const text = page(await served(`<${tag}>${element === "term" ? "autoencoder" : ""}</${tag}>`), later(`import("/cdn/autoload.js")`));
      await host.open({ html: text }, async ({ page: on, problems }) => {
        const poster = await look(on, tag);
        assert.deepEqual([poster.copies, poster.styles], [1, 1]);
        if (element !== "term") assert.ok(poster.title.length > 3, JSON.stringify(poster));
        await on.evaluate("start()");
        await ready(on, tag);
        const alive = await look(on, tag);
        assert.deepEqual([alive.copies, alive.styles], [1, 0]);
        if (!GROWS.has(element))
          assert.ok(Math.abs(alive.height / poster.height - 1) <= CHANGE, `${poster.height} px became ${alive.height} px`);
        assert.deepEqual(problems, []);
      });
    });
  }

  it("is not hydrated where Lit's hydration is loaded: what the page and a link say counts", async () => {
    const text = await served(`<ae-bottleneck state="k=2" k="4"></ae-bottleneck>`);
    const script = `<script type="module">document.querySelector("ae-bottleneck").state = "k=16";${hydrating}</script>`;
    await host.open({ html: page(text, script) }, async ({ page: on, problems }) => {
      await ready(on, "ae-bottleneck");
      const { title, copies, styles } = await look(on, "ae-bottleneck");
      assert.deepEqual([title, copies, styles], ["Squeeze a digit through 16 numbers", 1, 0]);
      assert.deepEqual(problems, []);
    });
  });

  it("may hold a tag inside another Lit element, which is hydrated", async () => {
    const text = await served("<served-parent></served-parent>");
    assert.match(text, /<ae-bottleneck[^>]* k="4"[^>]*><template shadowroot/);
    await host.open({ html: page(text, `<script type="module">${hydrating}</script>`) }, async ({ page: on, problems }) => {
      const seen = await on.evaluate(async () => {
        const parent = document.querySelector("served-parent") as HTMLElement & { k: number; updateComplete: Promise<unknown> };
        await customElements.whenDefined("served-parent");
        const root = parent.shadowRoot!;
        await root.querySelector("ae-bottleneck")!.ready;
        parent.k = 16;
        await parent.updateComplete;
        const [figure, ...more] = root.querySelectorAll("ae-bottleneck");
        await figure.updateComplete;
        const copies = figure.shadowRoot!.querySelectorAll(".figure").length;
        return [figure.k, figure.shadowRoot!.querySelector(".title")!.textContent, copies, more.length, root.querySelectorAll("p").length];
      });
      assert.deepEqual(seen, [16, "Squeeze a digit through 16 numbers", 1, 0, 1]);
      assert.deepEqual(problems, []);
    });
  });
});
