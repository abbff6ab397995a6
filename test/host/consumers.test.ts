/** Real projects that install the packed package: Vite with plain TypeScript, React and Vue; SvelteKit, which renders on a server. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";
import { Project } from "./consumers/project.ts";
import { Host, ready } from "./pages.ts";

const { dependencies } = JSON.parse(readFileSync(inRoot("package.json"), "utf8")) as { dependencies: Record<string, string> };

let host: Host;
before(async () => {
  host = await Host.start();
});
after(() => host?.stop());

/** What the framework shows of its own `k`, and what the tag has. */
const both = (page: Page) =>
  page.evaluate(async () => {
    const tag = document.querySelector("ae-bottleneck")!;
    await tag.updateComplete;
    return [document.querySelector("p")!.textContent, tag.k, Number.isFinite(tag.mse)];
  });

const shows = (page: Page, text: string) => page.waitForFunction((wanted) => document.querySelector("p")!.textContent === wanted, {}, text);

/** The tag is alive, a hand on it reaches the framework, and the framework's change reaches it. */
async function goesBothWays(page: Page): Promise<void> {
  await ready(page, "ae-bottleneck");
  assert.deepEqual(await both(page), ["k is 4", 4, true]);
  await page.evaluate(() => document.querySelector("ae-bottleneck")!.shadowRoot!.querySelector<HTMLElement>('[part~="slider"]')!.focus());
  await page.keyboard.press("ArrowRight");
  await shows(page, "k is 5");
  assert.deepEqual(await both(page), ["k is 5", 5, true]);
  await page.click("button");
  await shows(page, "k is 16");
  await page.waitForFunction(() => document.querySelector("ae-bottleneck")!.k === 16);
  assert.deepEqual(await both(page), ["k is 16", 16, true]);
}

/** What several tests need, made once; each of them says why where it can't be made. */
const once = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

describe("a project with Vite", () => {
  const made = once(async () => {
    const project = await Project.install("vite");
    project.vite("build");
    return { project, built: await serve({ folder: join(project.folder, "dist"), port: 0 }) };
  });
  after(() =>
    made().then(
      ({ built }) => built.close(),
      () => {},
    ),
  );

  it("has what the package needs in its own node_modules", async () => {
    const { project } = await made();
    for (const name of Object.keys(dependencies)) assert.ok(existsSync(join(project.folder, "node_modules", name)), name);
  });

  it("has types for React's and Vue's templates, which refuse what is wrong", async () => {
    assert.equal((await made()).project.typeErrors(), "");
  });

  it("has a tag that finds its files among the built ones", async () => {
    const { built } = await made();
    await host.open({ path: built.url }, async ({ page, requests, problems }) => {
      await ready(page, "ae-bottleneck");
      assert.equal(await page.evaluate(() => document.querySelector("ae-bottleneck")!.k), 4);
      const { origin } = new URL(built.url);
      const elsewhere = requests.filter((address) => !address.startsWith(`${origin}/`));
      assert.deepEqual(elsewhere, []);
      for (const file of [/\/assets\/nested-[\w-]+\.bin$/, /\/assets\/[\w-]+\.wasm$/, /\/assets\/KaTeX_[\w-]+\.woff2$/])
        assert.ok(
          requests.some((address) => file.test(address)),
          `${String(file)} of ${requests.join(" ")}`,
        );
      assert.deepEqual(problems, []);
    });
  });

  for (const framework of ["React", "Vue"]) {
    it(`has a tag in a template of ${framework}: properties, attributes and events`, async () => {
      const { built } = await made();
      await host.open({ path: `${built.url}${framework.toLowerCase()}.html` }, async ({ page, problems }) => {
        await goesBothWays(page);
        await ready(page, "ae-loss-calculator");
        const loss = await page.evaluate(() => {
          const { x, reconstruction, value } = document.querySelector("ae-loss-calculator")!;
          return [x, reconstruction, value];
        });
        assert.deepEqual(loss, [[1, 0], [0.5, 0.5], 0.25]);
        assert.deepEqual(problems, []);
      });
    });
  }

  it("has a tag that finds its files while it is developed", async () => {
    const server = await (await made()).project.serve();
    try {
      await host.open({ path: server.url }, async ({ page, problems }) => {
        await ready(page, "ae-bottleneck");
        assert.deepEqual(problems, []);
      });
    } finally {
      await server.stop();
    }
  });
});

describe("a project with SvelteKit", () => {
  const made = once(async () => {
    const project = await Project.install("sveltekit");
    project.vite("build");
    return { project, server: await project.serve("preview") };
  });
  after(() =>
    made().then(
      ({ server }) => server.stop(),
      () => {},
    ),
  );

  it("has types for its templates, which refuse what is wrong", async () => {
    assert.equal((await made()).project.typeErrors(), "");
  });

  it("renders the tags on the server, with what is inside them", async () => {
    const { server } = await made();
    const html = await (await fetch(server.url)).text();
    assert.match(html, /<ae-bottleneck k="4">A digit through four numbers and back\.<\/ae-bottleneck>/);
    assert.match(html, /<ae-quiz>.*Is water wet\?.*<li data-correct="">Yes<\/li>.*<\/ae-quiz>/s);
  });

  it("brings them to life in the page", async () => {
    const { server } = await made();
    await host.open({ path: server.url }, async ({ page, problems }) => {
      await goesBothWays(page);
      await ready(page, "ae-quiz");
      const asked = await page.evaluate(() => document.querySelector("ae-quiz")!.questions.map(({ prompt }) => prompt));
      assert.deepEqual(asked, ["Is water wet?"]);
      assert.deepEqual(problems, []);
    });
  });
});
