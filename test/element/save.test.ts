/** Pictures and data: by a script, and by the reader's control "Save". */
import "../../src/elements/anomaly/define.js";
import "../../src/elements/bottleneck/define.js";
import "../../src/elements/denoiser/define.js";
import "../../src/elements/features/define.js";
import "../../src/elements/formula/define.js";
import "../../src/elements/latent-map/define.js";
import "../../src/elements/lesson/define.js";
import "../../src/elements/loss-calculator/define.js";
import "../../src/elements/quiz/define.js";
import "../../src/elements/sampler/define.js";
import "../../src/elements/term/define.js";
import "../../src/elements/trainer/define.js";
import "../../src/elements/walkthrough/define.js";
import type { AeElement } from "../../src/core/ae-element.js";
import type { Table } from "../../src/core/table.js";
import { ModelError } from "../../src/model/api.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import {
  allowConsoleErrors,
  assert,
  axe,
  block,
  fixture,
  nextFrame,
  resetEmulation,
  sendKeys,
  setViewport,
  waitUntil,
} from "../helpers/index.js";

const PIXELS = 784;

async function live<T extends AeElement>(html: string, options?: { parent?: Element }): Promise<T> {
  const tag = await fixture<T>(html, options);
  await tag.ready;
  await tag.updateComplete;
  return tag;
}

type Tags = HTMLElementTagNameMap;
const of = <N extends keyof Tags>(name: N, attributes = "") =>
  live<Tags[N] & AeElement>(`<${name} ${attributes}></${name}>`) as Promise<Tags[N]>;

/** Fields of a text as RFC 4180 has it; quotes only where they stand for themselves are not told apart. */
const parse = (csv: string): string[][] =>
  csv
    .split("\r\n")
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain),
    );

/** One column, by name. */
function column(table: Table, name: string): readonly unknown[] {
  const at = table.columns.indexOf(name);
  assert.isAtLeast(at, 0, `the column ${name} among ${table.columns.join()}`);
  return table.rows.map((row) => row[at]);
}

/** Values of one quantity in a table of lists below each other. */
const quantity = ({ rows }: Table, name: string) => rows.filter((row) => row[0] === name).map((row) => row[2]);

describe("Save, first", () => {
  it("is not there while the model is on its way, or lost", async () => {
    await block("*/weights/*");
    allowConsoleErrors(/./);
    const tag = await fixture<Tags["ae-sampler"]>("<ae-sampler></ae-sampler>");
    tag.ready.catch(() => {});
    await waitUntil(() => inside(tag, ".failed"), "a failure");
    assert.isNull(inside(tag, "[part=save]"));
  });
});

describe("Save, second", () => {
  it("says so where what it opens does not come, and comes at the next press", async () => {
    const tag = await of("ae-loss-calculator");
    await block("*/core/save-menu.*");
    allowConsoleErrors(/ERR_BLOCKED|Failed to fetch/);
    inside(tag, "#save")!.click();
    await waitUntil(() => inside(tag, ".save-lost"), "the word of it");
    assert.equal(words(inside(tag, ".save-lost")), "It did not arrive: press again.");
    await resetEmulation();
    await opened(tag);
    assert.isNull(inside(tag, ".save-lost"));
  });
});

describe("the data of a tag", () => {
  /** Each table against what the tag's properties say. */
  const CASES: Record<string, () => Promise<{ tag: AeElement; table: Table }>> = {
    "ae-bottleneck": async () => {
      const tag = await of("ae-bottleneck", 'k="5" digit="7"');
      const table = tag.table()!;
      assert.deepEqual(quantity(table, "input"), [...tag.input]);
      assert.deepEqual(quantity(table, "code"), [...tag.code]);
      assert.deepEqual(quantity(table, "reconstruction"), [...tag.reconstruction]);
      assert.deepEqual(quantity(table, "mse"), [tag.mse]);
      assert.deepEqual(quantity(table, "compression"), [tag.compression]);
      return { tag, table };
    },
    "ae-walkthrough": async () => {
      const tag = await of("ae-walkthrough", 'chapter="5"');
      const table = tag.table()!;
      assert.deepEqual(quantity(table, "input"), [...tag.input]);
      assert.deepEqual(quantity(table, "code"), [...tag.code]);
      assert.deepEqual(quantity(table, "reconstruction"), [...tag.reconstruction]);
      return { tag, table };
    },
    "ae-trainer": async () => {
      const tag = await of("ae-trainer", 'size="40" k="4"');
      assert.isNull(tag.table(), "no step, no data");
      assert.equal(tag.csv(), "");
      await tag.step(4);
      const table = tag.table()!;
      assert.deepEqual(column(table, "step"), [1, 2, 3, 4]);
      assert.deepEqual(column(table, "train"), tag.history.train);
      assert.deepEqual(column(table, "heldOut"), tag.history.heldOut);
      return { tag, table };
    },
    "ae-sampler": async () => {
      const tag = await of("ae-sampler", 'count="3"');
      const table = tag.table()!;
      for (const model of ["ae", "vae"] as const) {
        const rows = table.rows.filter(([which]) => which === model);
        assert.deepEqual(
          rows.map((row) => row.slice(2, 7)),
          tag.readings[model].map(({ kind, digit, confidence, nearest, distance }) => [kind, digit, confidence, nearest, distance]),
        );
        assert.deepEqual(
          rows.map((row) => row.slice(7)),
          tag.codes[model].map((code) => [...code]),
        );
      }
      assert.lengthOf(table.columns, 7 + 32);
      tag.model = "vae";
      await tag.updateComplete;
      assert.lengthOf(tag.table()!.rows, 3);
      return { tag, table: tag.table()! };
    },
    "ae-latent-map": async () => {
      const tag = await of("ae-latent-map", 'model="both" points="40"');
      const table = tag.table()!;
      for (const model of ["ae", "vae"] as const) {
        const rows = table.rows.filter(([which]) => which === model);
        assert.deepEqual(
          rows.flatMap((row) => row.slice(3)),
          [...tag.codesOf(model)],
        );
        assert.deepEqual(
          rows.map((row) => row[2]),
          [...tag.labels],
        );
      }
      return { tag, table };
    },
    "ae-denoiser": async () => {
      const tag = await of("ae-denoiser", 'noise="mask" digit="4"');
      tag.erased = Uint8Array.from({ length: PIXELS }, (_, i) => +(i > 300 && i < 320));
      await tag.updateComplete;
      const table = tag.table()!;
      for (const name of ["clean", "noisy", "erased", "output", "plainOutput"] as const)
        assert.deepEqual(column(table, name), [...tag[name]]);
      return { tag, table };
    },
    "ae-anomaly": async () => {
      const tag = await of("ae-anomaly", 'source="sensor" anomalies="spikes bearing"');
      const table = tag.table()!;
      const scores = (group: string) => table.rows.filter((row) => row[1] === group).map((row) => row[4]);
      assert.deepEqual(scores("normal"), [...tag.scores.normal]);
      assert.deepEqual(scores("anomalous"), [...tag.scores.anomalous]);
      const alarms = (group: string) => table.rows.filter((row) => row[1] === group && row[6] === true).length;
      assert.equal(alarms("anomalous"), tag.confusion.caught);
      assert.equal(alarms("normal"), tag.confusion.falseAlarms);
      assert.sameMembers([...new Set(column(table, "kind"))], [null, "spikes", "bearing"]);
      return { tag, table };
    },
    "ae-features": async () => {
      const tag = await of("ae-features", 'labels="1" seed="3"');
      assert.isNull(tag.table(), "no run, no data");
      await tag.run();
      const table = tag.table()!;
      assert.deepEqual(
        column(table, "codes"),
        tag.results.map(({ codes }) => codes),
      );
      assert.deepEqual(
        column(table, "pixels"),
        tag.results.map(({ pixels }) => pixels),
      );
      assert.deepEqual(table.rows[0].slice(0, 4), ["denoiser", 3, 1, 0]);
      return { tag, table };
    },
    "ae-loss-calculator": async () => {
      const tag = await of("ae-loss-calculator", 'loss="bce" reduction="sum"');
      tag.step(0.3);
      await tag.updateComplete;
      const table = tag.table()!;
      assert.deepEqual(column(table, "x"), tag.x);
      assert.deepEqual(column(table, "reconstruction"), tag.reconstruction);
      assert.deepEqual(column(table, "term"), tag.terms);
      assert.deepEqual(column(table, "gradient"), tag.gradient);
      assert.deepEqual(table.rows[0].slice(5), ["bce", "sum", tag.value]);
      return { tag, table };
    },
    "ae-formula": async () => {
      await fixture('<ae-bottleneck id="figure"></ae-bottleneck>');
      const tag = await of("ae-formula", 'name="autoencoder" for="figure"');
      const table = tag.table()!;
      assert.deepEqual(
        table.rows,
        tag.symbols.map(({ name, label, meaning, quantity: q, value }) => [name, label, meaning, q, value]),
      );
      return { tag, table };
    },
    "ae-quiz": async () => {
      const tag = await of("ae-quiz");
      tag.questions = [
        {
          id: "=one",
          kind: "single",
          prompt: "+1 is?",
          options: [
            { id: "a", text: "=A1", correct: true },
            { id: "b", text: "no" },
          ],
        },
        { id: "n", kind: "numeric", prompt: 'Say −2, "exactly".', answer: -2 },
        {
          id: "o",
          kind: "order",
          prompt: "Sort $x$, $\\hat{x}$",
          options: [
            { id: "x", text: "first" },
            { id: "y", text: "last" },
          ],
          answer: ["x", "y"],
        },
      ];
      await tag.updateComplete;
      assert.isNull(tag.table(), "no answer, no data");
      await tag.answer("=one", "b");
      await tag.answer("=one", "a");
      await tag.answer("n", -2);
      await tag.updateComplete;
      const table = tag.table()!;
      assert.deepEqual(column(table, "question"), ["=one", "n", "o"]);
      assert.deepEqual(column(table, "response"), ["a", -2, null]);
      assert.deepEqual(column(table, "responseText"), ["=A1", null, null]);
      assert.deepEqual(column(table, "correct"), [true, true, null]);
      assert.deepEqual(column(table, "attempts"), [2, 1, 0]);
      assert.equal(column(table, "prompt")[2], "Sort x, x̂");
      const [, one, n] = parse(tag.csv());
      assert.deepEqual([one[0], one[2], one[4]], ["'=one", "'+1 is?", "'=A1"], "nothing that a spreadsheet runs");
      assert.equal(n[3], "-2");
      return { tag, table };
    },
  };

  for (const [name, check] of Object.entries(CASES))
    it(name, async function () {
      this.timeout(60_000);
      const { tag, table } = await check();
      const rows = parse(tag.csv());
      assert.deepEqual(rows[0], [...table.columns]);
      assert.lengthOf(rows, table.rows.length + 1);
      rows.slice(1).forEach((row, i) =>
        row.forEach((text, c) => {
          const value = table.rows[i][c];
          if (typeof value === "number" && !Number.isNaN(value)) assert.equal(Number(text), value, "every digit");
          else if (typeof value === "string") assert.equal(text.replace(/^'/, ""), value);
        }),
      );
    });

  it("is null before the tag lives, and of tags without a figure", async () => {
    for (const name of ["ae-latent-map", "ae-sampler", "ae-loss-calculator", "ae-quiz"] as const) {
      const tag = document.createElement(name);
      assert.isNull(tag.table(), name);
      assert.equal(tag.csv(), "");
    }
    const term = await live<Tags["ae-term"]>("<ae-term>latent space</ae-term>");
    assert.isNull(term.table());
  });
});

// Pictures

interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

async function decoded(blob: Blob): Promise<Picture> {
  assert.equal(blob.type, "image/png");
  assert.deepEqual([...new Uint8Array(await blob.slice(0, 4).arrayBuffer())], [0x89, 0x50, 0x4e, 0x47]);
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d")!;
  context.drawImage(bitmap, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

const pictureOf = async (tag: AeElement) => decoded(await tag.picture());

/** Pixels of exactly this colour. */
function count({ data }: Picture, [r, g, b]: readonly number[]): number {
  let n = 0;
  for (let i = 0; i < data.length; i += 4) n += +(data[i] === r && data[i + 1] === g && data[i + 2] === b);
  return n;
}

const isSame = (a: Picture, b: Picture) => a.width === b.width && a.height === b.height && a.data.every((v, i) => v === b.data[i]);

const FIGURES: readonly [html: string, colour: readonly number[]][] = [
  ['<ae-bottleneck digit="1"></ae-bottleneck>', [0, 92, 70]],
  ["<ae-trainer></ae-trainer>", [31, 121, 182]],
  ["<ae-latent-map></ae-latent-map>", [0, 121, 109]],
  ['<ae-sampler hide="predict"></ae-sampler>', [0, 92, 70]],
  ["<ae-denoiser></ae-denoiser>", [212, 56, 107]],
  ["<ae-anomaly></ae-anomaly>", [212, 56, 107]],
  ["<ae-features></ae-features>", [134, 139, 147]],
  ["<ae-walkthrough></ae-walkthrough>", [150, 45, 0]],
  ["<ae-loss-calculator></ae-loss-calculator>", [212, 56, 107]],
  ['<ae-formula name="vae"></ae-formula>', [212, 56, 107]],
];

describe("the picture of a tag", () => {
  it("rejects where its script does not come, and can be asked for again", async () => {
    const tag = await of("ae-loss-calculator");
    await block("*/core/picture.*");
    allowConsoleErrors(/ERR_BLOCKED|Failed to fetch/);
    const error = await tag.picture().then(
      () => null,
      (cause: unknown) => cause,
    );
    assert.instanceOf(error, ModelError);
    assert.equal(error.code, "network");
  });

  it("comes after that", async () => {
    assert.isAbove((await pictureOf(await of("ae-loss-calculator"))).width, 0);
  });

  it("has the symbols' own faces in it", async () => {
    const tag = await of("ae-formula", 'name="vae"');
    const { fetch } = window;
    window.fetch = (input, init) =>
      (input instanceof Request ? input.url : String(input)).endsWith(".woff2")
        ? Promise.reject(new TypeError("no fonts"))
        : fetch(input, init);
    const without = await pictureOf(tag).finally(() => (window.fetch = fetch));
    assert.isFalse(isSame(await pictureOf(tag), without));
  });

  for (const [html, colour] of FIGURES)
    it(`${/ae-[\w-]+/.exec(html)![0]}: two pixels a CSS pixel, in colour, without its controls`, async function () {
      this.timeout(60_000);
      await setViewport({ width: 900, height: 700 });
      const tag = await live(html);
      const picture = await pictureOf(tag);
      assert.equal(picture.width, 2 * (tag.offsetWidth + 32));
      assert.isAtMost(picture.height, 2 * (tag.offsetHeight + 32));
      assert.isAbove(count(picture, colour), 50, `pixels of rgb(${colour.join()})`);
      assert.isAbove(count(picture, [26, 28, 32]), 300, "text");
      // a formula has none
      if (!html.includes("formula")) tag.hide += " save reset";
      await tag.updateComplete;
      assert.isTrue(isSame(await pictureOf(tag), picture), "Save and Reset were not in it");
    });

  it("has the tag's theme and the author's colours", async () => {
    const dark = await pictureOf(await of("ae-loss-calculator", 'theme="dark"'));
    assert.deepEqual(Array.from(dark.data.subarray(0, 3)), [20, 22, 26]);
    assert.isAbove(count(dark, [225, 127, 176]), 50, "the loss in the dark");
    const own = await pictureOf(await of("ae-loss-calculator", 'style="--ae-loss: #00ff00; --ae-bg: #fffff0"'));
    assert.isAbove(count(own, [0, 255, 0]), 50);
    assert.deepEqual(Array.from(own.data.subarray(0, 3)), [255, 255, 240]);
  });

  it("paints canvases for its own pixels, and leaves those of the screen", async () => {
    const tag = await of("ae-latent-map");
    const base = tag.shadowRoot!.querySelector<HTMLCanvasElement>("canvas.base")!;
    const before = base.width;
    const sizes: number[] = [];
    const { toDataURL } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toDataURL = function (...parameters) {
      if (this === base) sizes.push(this.width);
      return toDataURL.apply(this, parameters);
    };
    await tag.picture().finally(() => (HTMLCanvasElement.prototype.toDataURL = toDataURL));
    assert.deepEqual(sizes, [2 * base.clientWidth]);
    assert.equal(base.width, before);
    assert.equal(devicePixelRatio, 1);
  });

  it("leaves the page as it was", async () => {
    await setViewport({ width: 800, height: 500 });
    const holder = await fixture('<div><div style="height:1500px"></div><ae-bottleneck></ae-bottleneck></div>');
    const figure = holder.querySelector("ae-bottleneck")!;
    await figure.ready;
    await figure.updateComplete;
    scrollTo(0, document.documentElement.scrollHeight);
    await nextFrame();
    const save = figure.shadowRoot!.querySelector<HTMLElement>("#save")!;
    save.focus({ preventScroll: true });
    const before = {
      y: scrollY,
      height: figure.offsetHeight,
      sheets: figure.shadowRoot!.adoptedStyleSheets.length,
    };
    assert.isAbove(before.y, 500);
    await figure.picture();
    await nextFrame();
    const { shadowRoot } = figure;
    assert.deepEqual({ y: scrollY, height: figure.offsetHeight, sheets: shadowRoot!.adoptedStyleSheets.length }, before);
    assert.equal(shadowRoot!.activeElement, save, "the focus");
  });

  it("is as laid out where the page shows the tag larger", async () => {
    const tag = await of("ae-loss-calculator", 'style="transform: scale(0.4); transform-origin: 0 0"');
    const small = await pictureOf(tag);
    tag.style.transform = "";
    assert.isTrue(isSame(await pictureOf(tag), small));
  });

  it("is refused where there is nothing to be seen", async () => {
    const tag = await of("ae-loss-calculator", "hidden");
    const error: unknown = await tag.picture().catch((cause: unknown) => cause);
    assert.equal((error as DOMException).name, "InvalidStateError");
  });

  it("of a quiz and of a term is what they show", async () => {
    assert.isAbove(count(await pictureOf(await of("ae-quiz")), [26, 28, 32]), 300);
    assert.isAbove((await pictureOf(await live<Tags["ae-term"]>("<ae-term>latent space</ae-term>"))).width, 0);
  });
});

// The control

const inside = <T extends Element = HTMLElement>(tag: Element, selector: string) => tag.shadowRoot!.querySelector<T>(selector);
const words = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const status = (tag: Element) => words(inside(tag, ".save-menu [role=status]"));
const focused = (tag: Element) => words(tag.shadowRoot!.activeElement);

/** What links were pressed to download, with their files. */
function downloads(): { taken: { name: string; file: Promise<Blob> }[]; stop: () => void } {
  const { click } = HTMLAnchorElement.prototype;
  const taken: { name: string; file: Promise<Blob> }[] = [];
  HTMLAnchorElement.prototype.click = function () {
    taken.push({ name: this.download, file: fetch(this.href).then((response) => response.blob()) });
  };
  return { taken, stop: () => (HTMLAnchorElement.prototype.click = click) };
}

async function press(tag: AeElement, label: string): Promise<void> {
  const button = [...tag.shadowRoot!.querySelectorAll<HTMLElement>(".save-menu button")].find((each) => words(each) === label);
  if (!button) throw new Error(`no "${label}" in the menu`);
  button.click();
  await tag.updateComplete;
}

const isOpen = (tag: Element) => inside(tag, ".save-menu")?.matches(":popover-open:has(button)") ?? false;

async function opened(tag: AeElement): Promise<void> {
  inside(tag, "#save")!.click();
  await waitUntil(() => isOpen(tag), "the menu");
  await nextFrame();
}

describe("Save", () => {
  let caught: ReturnType<typeof downloads>;
  beforeEach(() => void (caught = downloads()));
  afterEach(() => caught.stop());

  it("is there once the tag lives, unless the author hides it", async () => {
    for (const name of ["ae-bottleneck", "ae-loss-calculator", "ae-walkthrough"] as const) {
      const tag = await of(name);
      assert.equal(words(inside(tag, "[part=save]")), "Save", name);
      tag.hide = "save";
      await tag.updateComplete;
      assert.isNull(inside(tag, "[part=save]"));
      assert.isNull(inside(tag, ".save-menu"));
      assert.isNotNull(inside(tag, "[part=reset]"));
      tag.hide = "reset";
      await tag.updateComplete;
      assert.isNotNull(inside(tag, "[part=save]"));
      assert.isNull(inside(tag, "[part=reset]"));
    }
  });

  it("is worked with the keyboard, and gives the focus back", async () => {
    const tag = await of("ae-loss-calculator", 'id="five"');
    inside(tag, "#save")!.focus();
    assert.equal(inside(tag, "#save")!.ariaExpanded, "false");
    await sendKeys({ press: "Enter" });
    await waitUntil(() => isOpen(tag), "the menu");
    assert.equal(focused(tag), "Save");
    await sendKeys({ press: "Tab" });
    assert.equal(focused(tag), "Picture (PNG)");
    await sendKeys({ press: "Tab" });
    assert.equal(focused(tag), "Data (CSV)");
    await sendKeys({ press: "Enter" });
    await tag.updateComplete;
    assert.deepEqual(
      caught.taken.map(({ name }) => name),
      ["ae-loss-calculator-five.csv"],
    );
    assert.equal(await (await caught.taken[0].file).text(), tag.csv());
    assert.match(status(tag), /^ae-loss-calculator-five.csv was handed to the browser/);
    assert.equal(focused(tag), "Data (CSV)", "the focus stays");
    await sendKeys({ press: "Escape" });
    await waitUntil(() => focused(tag) === "Save", "the focus on Save");
    assert.isFalse(isOpen(tag));
    for (const open of [true, false]) {
      await sendKeys({ press: "Enter" });
      await waitUntil(() => isOpen(tag) === open, `the second time, ${open ? "open" : "closed"}`);
    }
  });

  it("saves the picture that a script gets", async () => {
    const tag = await of("ae-loss-calculator");
    await opened(tag);
    await press(tag, "Picture (PNG)");
    await waitUntil(() => caught.taken.length > 0, "a download");
    assert.equal(caught.taken[0].name, "ae-loss-calculator.png");
    assert.isTrue(isSame(await decoded(await caught.taken[0].file), await pictureOf(tag)));
    await tag.updateComplete;
    await press(tag, "Show it here");
    const image = await waitUntil(() => inside<HTMLImageElement>(tag, ".save-menu img"), "the picture");
    await image.decode();
    assert.equal(image.naturalWidth, 2 * (tag.offsetWidth + 32));
    assert.match(image.src, /^data:image\/png/);
    assert.include(image.alt, words(inside(tag, ".title")));
    assert.equal(tag.shadowRoot!.activeElement, image, "its context menu opens from the keyboard");
  });

  it("lets the data be copied, by hand where the page may not", async () => {
    const tag = await of("ae-loss-calculator");
    await opened(tag);
    await press(tag, "Data (CSV)");
    const written: string[] = [];
    const { writeText } = Clipboard.prototype;
    Clipboard.prototype.writeText = (text) => Promise.resolve(void written.push(text));
    try {
      await press(tag, "Copy the data");
      await waitUntil(() => status(tag) === "The data are copied.", "that it says so");
      assert.deepEqual(written, [tag.csv()]);
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
      await press(tag, "Data (CSV)");
      await press(tag, "Copy the data");
    } finally {
      Clipboard.prototype.writeText = writeText;
    }
    const field = await waitUntil(() => inside<HTMLTextAreaElement>(tag, ".save-menu textarea"), "a field");
    await waitUntil(() => field.selectionEnd > 0, "a selection");
    assert.equal(field.value.slice(field.selectionStart, field.selectionEnd), tag.csv().replaceAll("\r\n", "\n"));
    assert.equal(tag.shadowRoot!.activeElement, field);
  });

  it("says so where there are no data yet", async () => {
    const tag = await of("ae-trainer", 'size="20"');
    await opened(tag);
    const data = () => [...tag.shadowRoot!.querySelectorAll<HTMLButtonElement>(".save-menu button")][1];
    assert.isTrue(data().disabled);
    assert.equal(words(data()), "Data (CSV): no data yet");
    await tag.step(1);
    assert.isFalse(data().disabled);
  });

  it("stands inside a narrow window, beneath the control, from either side", async () => {
    await setViewport({ width: 320, height: 600 });
    for (const dir of ["ltr", "rtl"]) {
      const tag = await live<Tags["ae-loss-calculator"]>("<ae-loss-calculator></ae-loss-calculator>", {
        parent: await fixture(`<div dir="${dir}" style="width: 280px"></div>`),
      });
      await opened(tag);
      await press(tag, "Picture (PNG)");
      await waitUntil(() => /handed/.test(status(tag)), "the picture");
      await press(tag, "Show it here");
      await waitUntil(() => inside(tag, ".save-menu img"), "the picture in the menu");
      await nextFrame();
      const menu = inside(tag, ".save-menu")!.getBoundingClientRect();
      assert.isAtLeast(menu.left, 0, dir);
      assert.isAtMost(menu.right, document.documentElement.clientWidth, dir);
      assert.approximately(menu.top, inside(tag, "#save")!.getBoundingClientRect().bottom + 4, 1);
      inside(tag, ".save-menu")!.hidePopover();
    }
  });

  it("can be heard, and breaks no rule", async () => {
    const tag = await of("ae-loss-calculator");
    await axe(tag);
    await opened(tag);
    const menu = inside(tag, ".save-menu")!;
    assert.equal(menu.role, "group");
    assert.equal(menu.getAttribute("aria-labelledby"), "save");
    await press(tag, "Data (CSV)");
    await axe(tag);
  });

  it("speaks the page's language", async () => {
    registerTranslation("xs", { save: { save: "Sichern", data: "Werte" } });
    const tag = await of("ae-loss-calculator", 'lang="xs"');
    assert.equal(words(inside(tag, "#save")), "Sichern");
    await opened(tag);
    assert.deepEqual([...tag.shadowRoot!.querySelectorAll(".save-menu button")].map(words), ["Picture (PNG)", "Werte"]);
  });

  it("saves the answers of a quiz from its last screen", async () => {
    const tag = await of("ae-quiz");
    tag.questions = [
      {
        id: "a",
        kind: "single",
        prompt: "Yes?",
        options: [
          { id: "y", text: "yes", correct: true },
          { id: "n", text: "no" },
        ],
      },
    ];
    await tag.updateComplete;
    assert.isNull(inside(tag, "[part=save]"));
    await tag.answer("a", "y");
    await tag.updateComplete;
    inside(tag, "#primary")!.click();
    await tag.updateComplete;
    await opened(tag);
    assert.deepEqual([...tag.shadowRoot!.querySelectorAll(".save-menu button")].map(words), ["Data (CSV)"]);
    await press(tag, "Data (CSV)");
    assert.match(await (await caught.taken[0].file).text(), /^question,kind,prompt.*\r\na,single,Yes\?,y,yes,true,1,1,1,false\r\n$/);
  });
});

// Places that forbid

/** A page of this origin in a frame. */
async function frame(attributes: string, head = ""): Promise<Window & { tag: Tags["ae-loss-calculator"] }> {
  const srcdoc = `${head}<script type="module" src="/src/elements/loss-calculator/define.ts"></script><ae-loss-calculator></ae-loss-calculator>`;
  const holder = await fixture<HTMLIFrameElement>(`<iframe ${attributes} style="width:700px;height:600px"></iframe>`);
  holder.srcdoc = srcdoc;
  const view = await waitUntil(
    () => (holder.contentDocument?.querySelector("ae-loss-calculator")?.shadowRoot ? holder.contentWindow : null),
    "the frame's tag",
  );
  const tag = view.document.querySelector("ae-loss-calculator")!;
  await waitUntil(() => tag.shadowRoot?.querySelector("#save"), "Save in the frame");
  return Object.assign(view as Window & { tag: Tags["ae-loss-calculator"] }, { tag });
}

describe("Save where not everything is allowed", () => {
  it("tells of a frame without downloads, and offers another way", async () => {
    const { tag } = await frame('sandbox="allow-scripts allow-same-origin"');
    await opened(tag);
    await press(tag, "Data (CSV)");
    assert.equal(status(tag), "This frame allows no downloads.");
    await press(tag, "Picture (PNG)");
    await waitUntil(() => status(tag) === "This frame allows no downloads.", "the picture's turn");
    await press(tag, "Show it here");
    await waitUntil(() => inside(tag, ".save-menu img"), "the picture");
  });

  it("downloads where the sandbox has it", async () => {
    const view = await frame('sandbox="allow-scripts allow-same-origin allow-downloads"');
    const { prototype } = (view as unknown as typeof globalThis).HTMLAnchorElement;
    const names: string[] = [];
    prototype.click = function () {
      names.push(this.download);
    };
    await opened(view.tag);
    await press(view.tag, "Data (CSV)");
    assert.deepEqual(names, ["ae-loss-calculator.csv"]);
    assert.match(status(view.tag), /the frame that this page stands in allows no downloads\.$/, "for a frame never tells whether it came");
  });

  it("tells of a policy without data: images", async () => {
    allowConsoleErrors(/Content Security Policy/);
    const { tag } = await frame("", `<meta http-equiv="Content-Security-Policy" content="img-src 'self'">`);
    const error: unknown = await tag.picture().catch((cause: unknown) => cause);
    assert.equal((error as DOMException).name, "NotAllowedError");
    assert.match((error as DOMException).message, /img-src data:/);
    await opened(tag);
    await press(tag, "Picture (PNG)");
    await waitUntil(() => /could not be made/.test(status(tag)), "the reason");
    assert.equal(status(tag), "The picture could not be made. The security policy of this page forbids it.");
  });
});
