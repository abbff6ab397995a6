/** The loader of one-file pages: parts in SystemJS's format become modules as the standard has them. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { deflateSync } from "fflate";

type Values = Record<string, unknown>;
type Declare = (
  tell: (name: string | Values, value?: unknown) => unknown,
  context: { import(id: string): Promise<Values> },
) => { setters?: (((from: Values) => void) | null)[]; execute?: () => void };

interface Loader {
  aePart(name: string, needs: string[], declare: Declare): void;
  aeStart(plan: { entry: string; runtime?: string; options?: unknown }): void;
}

interface Block {
  dataset: Record<string, string>;
  text: string;
}

const page = {
  readyState: "loading",
  baseURI: "about:blank",
  blocks: [] as Block[],
  ready: [] as (() => void)[],
  querySelectorAll: () => page.blocks,
  addEventListener: (_: string, listener: () => void) => page.ready.push(listener),
};
const world = globalThis as unknown as Loader & { document: unknown; [key: symbol]: Record<string, unknown> };

/** Runs `entry` as the page would, and gives what was written into `log`. */
async function started(entry: string, more: { runtime?: string; options?: unknown } = {}): Promise<void> {
  world.aeStart({ entry, ...more });
  const [go] = page.ready.splice(0);
  go();
  await new Promise((done) => setTimeout(done, 5));
}

before(async () => {
  page.blocks = [
    { dataset: { aeFile: "fonts/a.woff2" }, text: "QUI=" },
    {
      dataset: { aeFile: "weights/b.bin", aeDeflated: "" },
      text: Buffer.from(deflateSync(new TextEncoder().encode("autoload"))).toString("base64"),
    },
  ];
  world.document = page;
  await import("../../src/one-file/loader.js");
});

describe("the loader", () => {
  it("runs each part once, after those that it needs, and only when it is asked for", async () => {
    const log: string[] = [];
    const part = (name: string, needs: string[]) =>
      world.aePart(name, needs, () => ({ setters: needs.map(() => null), execute: () => void log.push(name) }));
    part("base.js", []);
    part("a.js", ["./base.js"]);
    part("b.js", ["./base.js", "./a.js"]);
    part("unused.js", []);
    await started("b.js");
    await started("a.js");
    assert.deepEqual(log, ["base.js", "a.js", "b.js"]);
  });

  it("tells importers of every change: bindings are live, in circles too", async () => {
    const seen: unknown[] = [];
    let count: (() => void) | undefined;
    world.aePart("counter.js", ["./user.js"], (tell) => {
      count = () => void tell("n", 1);
      tell({ n: 0, start: () => "hoisted" });
      return { setters: [null] };
    });
    world.aePart("user.js", ["./counter.js"], () => {
      let from: Values = {};
      return {
        setters: [(values) => (from = { ...values })],
        execute: () => {
          seen.push(from.n, (from.start as () => string)());
          count!();
          seen.push(from.n);
        },
      };
    });
    await started("counter.js");
    assert.deepEqual(seen, [0, "hoisted", 1]);
  });

  it("imports on demand, and fails like import(): a missing part, a part that throws, each time", async () => {
    const results: unknown[] = [];
    world.aePart("throws.js", [], () => ({
      execute: () => {
        throw new RangeError("no");
      },
    }));
    world.aePart("value.js", [], (tell) => ({ execute: () => void tell("default", 7) }));
    world.aePart("asks.js", [], (_, { import: load }) => ({
      execute: () => {
        for (const id of ["./value.js", "./throws.js", "./throws.js", "./gone.js"])
          load(id).then(
            (values) => results.push(values.default),
            (error: unknown) => results.push(String(error)),
          );
      },
    }));
    await started("asks.js");
    assert.deepEqual(results, [7, "RangeError: no", "RangeError: no", 'Error: "gone.js" is not in this file: it was made for other tags']);
  });

  it("starts the script for the LMS first, with its options; where that fails the tags come all the same", async () => {
    const log: unknown[] = [];
    world.aePart("tags.js", [], () => ({ execute: () => void log.push("tags") }));
    world.aePart("lms.js", [], (tell) => ({
      execute: () =>
        void tell("start", async (options: unknown) => {
          log.push(options);
          await new Promise((done) => setTimeout(done, 1));
          log.push("connected");
        }),
    }));
    await started("tags.js", { runtime: "lms.js", options: { pass: 0.5 } });
    assert.deepEqual(log, [{ pass: 0.5 }, "connected", "tags"]);

    const { error } = console;
    const said: string[] = [];
    console.error = (text: string) => void said.push(text);
    try {
      world.aePart("other-tags.js", [], () => ({ execute: () => void log.push("tags again") }));
      await started("other-tags.js", { runtime: "no-lms.js" });
    } finally {
      console.error = error;
    }
    assert.deepEqual(said, ["ae-elements: the connection to the LMS did not start."]);
    assert.equal(log.at(-1), "tags again");
  });

  it("puts the page's files where the library looks for them, compressed ones as functions", async () => {
    const files = world[Symbol.for("ae-elements/inlined-assets@1")];
    assert.deepEqual(Object.keys(files), ["fonts/a.woff2", "weights/b.bin"]);
    assert.equal(files["fonts/a.woff2"], "QUI=");
    const inflated = await (files["weights/b.bin"] as () => Promise<Uint8Array>)();
    assert.equal(new TextDecoder().decode(inflated), "autoload");
  });
});
