/** A model of the author's own where authors put tags: a page of another origin, a sandboxed frame, one file on a disk, a strict page. */
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";
import { Frames, alive } from "./frames.js";
import { OneFile } from "./one-file-pages.js";
import { Host, bare, ready, until } from "./pages.js";

const AXE = readFileSync(inRoot("node_modules/axe-core/axe.min.js"), "utf8");
const map = (src: string) => `<ae-latent-map model-src="${src}"></ae-latent-map>`;

type Tag = HTMLElement & {
  readonly updateComplete: Promise<unknown>;
  readonly codes: Float32Array;
  readonly decoded: Float32Array;
  readonly cursor: [number, number];
  decodeAt(z1: number, z2: number): Promise<Float32Array>;
};

interface Seen {
  codes: number;
  picture: string;
  size: readonly number[];
  cursor: readonly number[];
  /** The picture is what the decoder makes of the cursor. */
  isTrue: boolean;
}

/** What the map shows. */
const look = (frame: Frame | Page): Promise<Seen> =>
  frame.evaluate(async () => {
    const tag = document.querySelector<Tag>("ae-latent-map")!;
    await tag.updateComplete;
    const canvas = tag.shadowRoot!.querySelector<HTMLCanvasElement>(".decoded canvas")!;
    // a copy: the browser complains of a canvas that is read again and again
    const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
    const context = copy.getContext("2d", { willReadFrequently: true })!;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const decoded = await tag.decodeAt(...tag.cursor);
    return {
      codes: tag.codes.length,
      picture: data.join(),
      size: [canvas.width, canvas.height],
      cursor: tag.cursor,
      isTrue: decoded.every((v, i) => Math.abs(255 * v - data[4 * Math.floor(i / 3) + (i % 3)]) <= 1),
    };
  });

/** Drags the cursor over the map with the mouse: the picture becomes another, the one that the model makes of the place. */
async function drag(page: Page, frame: Frame): Promise<void> {
  const first = await look(frame);
  assert.equal(first.codes, 2 * 245);
  assert.deepEqual(first.size, [24, 18]);
  assert.ok(first.isTrue);
  const field = (await frame.waitForSelector("ae-latent-map >>> .field"))!;
  await field.scrollIntoView();
  const { x, y, width, height } = (await field.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.4);
  await page.mouse.move(x + width * 0.75, y + height * 0.25);
  await page.mouse.up();
  const last = await look(frame);
  assert.notDeepEqual(last.cursor, first.cursor);
  assert.notEqual(last.picture, first.picture, "another picture");
  assert.ok(last.isTrue);
}

async function axe(frame: Frame): Promise<void> {
  await frame.evaluate(AXE);
  const violations = await frame.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run(at: Element, options: object): Promise<{ violations: object[] }> } };
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
    return (await checker.run(document.querySelector("ae-latent-map")!, { runOnly: { type: "tag", values } })).violations;
  });
  assert.deepEqual(violations, []);
}

describe("a model of the author's own, flags", () => {
  let frames: Frames;
  let files: OneFile;
  let host: Host;
  /** The library and the flags on a server that lets everybody read. */
  let away: { url: string; close(): Promise<void> };
  before(async () => {
    frames = await Frames.start();
    files = await OneFile.start();
    host = await Host.start();
    away = await serve({ folder: inRoot("dist"), port: 0, headers: { "Access-Control-Allow-Origin": "*" } });
  });
  after(async () => {
    await Promise.all([frames.stop(), files.stop(), host.stop(), away.close()]);
  });

  it("on a page of another origin", async () => {
    const script = `<script type="module" src="${away.url}cdn/autoload.js"></script>`;
    await frames.open(script + map(`${away.url}examples/flags/map.json`), async ({ page, problems, requests }) => {
      await alive(page.mainFrame(), "ae-latent-map");
      await drag(page, page.mainFrame());
      await axe(page.mainFrame());
      assert.deepEqual(problems, []);
      assert.equal(requests.filter((each) => /flags\.sprite\.bin|flags2\.bin|map\.json/.test(each)).length, 3, "each file once");
      assert.deepEqual(
        requests.filter((each) => /weights\/|whole-tfjs/.test(each)),
        [],
        "nothing of the digits, nor TensorFlow.js as a whole",
      );
    });
  });

  it("in embed.html, in a sandboxed frame", async () => {
    const source = `${away.url}cdn/embed.html#tag=ae-latent-map&amp;model-src=${away.url}examples/flags/map.json`;
    const frame = `<iframe sandbox="allow-scripts" style="width:900px;height:900px" src="${source}"></iframe>`;
    await frames.open(frame, async ({ page, problems, frame: inside }) => {
      await alive(await inside(), "ae-latent-map");
      await drag(page, await inside());
      assert.deepEqual(problems, []);
    });
  });

  for (const place of ["file", "srcdoc"] as const) {
    it(`in one file, without a network: ${place}`, async () => {
      cpSync(inRoot("dist/examples/flags"), join(files.folder, "flags"), { recursive: true });
      const source = join(files.folder, "source.html");
      writeFileSync(source, `<!doctype html><html lang="en"><title>Flags</title><body>${map("flags/map.json")}`);
      const file = files.export(`flags-${place}`, "--html", source);
      const written = readFileSync(file, "utf8");
      assert.deepEqual(written.match(/data-ae-file="weights\/[^"]*"/g), null, "none of the library's weights");
      assert.ok(written.length < 1.9e6, `${written.length} bytes`);
      await files.open(file, place, async ({ page, frame, requests, problems }) => {
        await alive(frame, "ae-latent-map");
        await drag(page, frame);
        assert.deepEqual(requests, []);
        assert.deepEqual(problems, []);
      });
    });
  }

  it("in one file, in every other tag that takes it: the file lacks nothing that they ask for", async () => {
    cpSync(inRoot("dist/examples/flags"), join(files.folder, "flags"), { recursive: true });
    const source = join(files.folder, "others.html");
    const tags = {
      "ae-trainer": 'data-src="flags/flags.sprite.bin"',
      "ae-bottleneck": 'model-src="flags/bottleneck.json"',
      "ae-anomaly": 'model-src="flags/bottleneck.json"',
    };
    const body = Object.entries(tags).map(([name, attributes]) => `<${name} ${attributes}></${name}>`);
    writeFileSync(source, `<!doctype html><html lang="en"><title>Flags</title><body>${body.join("\n")}`);
    const file = files.export("flags-others", "--html", source);
    assert.deepEqual(readFileSync(file, "utf8").match(/data-ae-file="weights\/[^"]*"/g), ['data-ae-file="weights/sensor.bin"']);
    await files.open(file, "file", async ({ frame, requests, problems }) => {
      for (const name of Object.keys(tags)) {
        await alive(frame, name);
        const failure = await frame.evaluate(async (each) => {
          const tag = document.querySelector<HTMLElement & { ready: Promise<unknown>; updateComplete: Promise<unknown> }>(each)!;
          tag.scrollIntoView();
          await tag.ready;
          await tag.updateComplete;
          return tag.shadowRoot!.querySelector("[part=failure]")?.textContent ?? "";
        }, name);
        assert.equal(failure, "", name);
      }
      const losses = await frame.evaluate(async () => {
        const tag = document.querySelector<HTMLElement & { step(n: number): Promise<void>; history: { heldOut: number[] } }>("ae-trainer")!;
        await tag.step(10);
        return tag.history.heldOut;
      });
      assert.ok(losses[9] < losses[0], losses.join());
      assert.deepEqual(requests, []);
      assert.deepEqual(problems, []);
    });
  });

  for (const wasm of ["", " 'wasm-unsafe-eval'"]) {
    it(`under a strict content security policy${wasm && ", with WebAssembly"}`, async () => {
      const policy = `default-src 'none'; script-src 'self'${wasm}; connect-src 'self'; font-src 'self'; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
      const headers = { "Content-Security-Policy": policy };
      await host.open({ html: bare(map("/examples/flags/map.json")), headers }, async ({ page, problems }) => {
        await ready(page, "ae-latent-map");
        const backend = await page.evaluate(() => {
          const pool = (globalThis as { [key: symbol]: { engineInfo(): { backend: string } } })[Symbol.for("ae-elements/model-pool@1")];
          return pool.engineInfo().backend;
        });
        assert.equal(backend, wasm ? "wasm" : "cpu");
        await drag(page, page.mainFrame());
        assert.deepEqual(problems, []);
      });
    });
  }

  it("of a server that lets nobody read: said in the tag, with the address", async () => {
    const closed = await serve({ folder: inRoot("dist"), port: 0 });
    try {
      const script = `<script type="module" src="${away.url}cdn/autoload.js"></script>`;
      await frames.open(script + map(`${closed.url}examples/flags/map.json`), async ({ page }) => {
        // a page behind others paints no frames, and a tag in it waits to be seen, or asked for
        await page.evaluate(async () => {
          await customElements.whenDefined("ae-latent-map");
          void (document.querySelector("ae-latent-map") as unknown as { ready: Promise<void> }).ready;
        });
        await until(page.mainFrame(), () => document.querySelector("ae-latent-map")!.shadowRoot!.querySelector("[part=failure]"));
        const strip = await page.$("ae-latent-map >>> [part=failure]");
        const text = await strip!.evaluate((element) => element.textContent.replace(/\s+/g, " "));
        assert.match(text, /did not arrive.*map\.json.*CORS.*Retry/);
      });
    } finally {
      await closed.close();
    }
  });
});
