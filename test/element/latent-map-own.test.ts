/** ae-latent-map with a model and images of the author's own. */
import "../../src/elements/latent-map/define.js";
import type { AeLatentMap } from "../../src/elements/latent-map/latent-map.element.js";
import { acquireOwn } from "../../src/model/lazy-own.js";
import { acquireAll, engineInfo } from "../../src/model/pool.js";
import {
  allowConsoleErrors,
  assert,
  axe,
  block,
  fixture,
  oneEvent,
  sendKeys,
  sendMouse,
  setViewport,
  waitUntil,
} from "../helpers/index.js";
import { imagesFile, planarModel, spiral } from "../helpers/own-files.js";

const FLAGS = "/site/examples/flags/map.json";
const SIZE = 24 * 18 * 3;

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const textOf = (element: Element, selector: string) => inside(element, selector).textContent.replace(/\s+/g, " ").trim();
const pixels = (canvas: HTMLCanvasElement) => canvas.toDataURL();
const field = (element: Element) => inside(element, ".field").getBoundingClientRect();

async function live(html: string): Promise<AeLatentMap> {
  const element = await fixture<AeLatentMap>(html);
  await element.ready;
  return element;
}

const close = (a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number) => {
  assert.equal(a.length, b.length);
  for (let i = 0; i < a.length; i++) assert.closeTo(a[i], b[i], tolerance, `at ${i}`);
};

/** What was said to the console while `run` ran. */
async function warnings(run: () => unknown): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => said.push(parts.join(" "));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return said;
}

/** Whether a canvas holds one colour alone. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 4; i < data.length; i++) if (data[i] !== data[i % 4]) return false;
  return true;
}

/** Nothing of the digits is to be seen. */
function assertEmpty(element: Element, what: string): void {
  for (const canvas of all<HTMLCanvasElement>(element, ".base, .overlay, .pic canvas"))
    assert.isTrue(isBlank(canvas), `${what}: ${canvas.className}`);
  assert.lengthOf(all(element, ".pin, .handle, .numerals button"), 0, what);
  const said = `${inside(element, ".stage").textContent} ${all(element, "[aria-label]")
    .map((part) => part.ariaLabel)
    .join(" ")}`;
  assert.notMatch(said, /\d|digit/i, what);
}

describe("ae-latent-map with flags", () => {
  it("fields are empty before the model is there; nothing of the digits is fetched, and nothing moves when it comes", async () => {
    for (const width of [1000, 680, 320]) {
      await setViewport({ width, height: 700 });
      const shelf = document.createElement("div");
      shelf.style.marginBlockStart = "5000px";
      document.body.append(shelf);
      const element = Object.assign(document.createElement("ae-latent-map"), { modelSrc: FLAGS });
      shelf.append(element);
      await waitUntil(() => inside(element, ".controls"));
      await element.updateComplete;
      assertEmpty(element, `${width} px`);
      const measure = () =>
        all(element, ".figure, .title, .map-head, .field, .reading, .words, .pic, .path, .strip, .classes, .coverage, .rest, .how").map(
          (part) => {
            const { x, y, width: w, height: h } = part.getBoundingClientRect();
            return { name: part.classList[0], box: [x, y + scrollY, w, part.matches(".how") ? 0 : h] };
          },
        );
      const poster = measure();
      await axe(element);
      await element.ready;
      measure().forEach(({ name, box }, i) => {
        assert.equal(name, poster[i].name);
        box.forEach((v, j) => assert.closeTo(v, poster[i].box[j], 0.25, `${width} px: ${name}, ${["x", "y", "width", "height"][j]}`));
      });
      assert.isAtMost(document.documentElement.scrollWidth, width, "nothing scrolls sideways");
      await axe(element);
      shelf.remove();
    }
    assert.isFalse(performance.getEntriesByType("resource").some(({ name }) => /(ae2|vae2|digits)\.bin/.test(name)));
  });

  it("all that scripts ask is about the flags", async () => {
    const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    const { model: own, release } = await acquireOwn({ modelSrc: FLAGS });
    const { data, autoencoder } = own;
    assert.equal(element.codes.length, 2 * 245);
    close(element.codes, await autoencoder!.encode(data!.images), 1e-4);
    assert.deepEqual([...element.labels], [...data!.labels]);
    element.cursor = [0.5, -1];
    await element.updateComplete;
    assert.equal(element.decoded!.length, SIZE);
    close(element.decoded!, await autoencoder!.decode(Float32Array.of(0.5, -1)), 1e-5);
    close(await element.decodeAt(9, 9), await autoencoder!.decode(Float32Array.of(9, 9)), 1e-5);
    close(await element.encode(data!.images.subarray(SIZE, 2 * SIZE)), element.codes.slice(2, 4), 1e-4);
    let refused: unknown;
    await element.encode(new Float32Array(784)).catch((error: unknown) => (refused = error));
    assert.match(String(refused), /encode needs 1296 numbers/);
    const near = element.nearest(0.5, -1)!;
    const name = own.classes[near.label];
    assert.include(textOf(element, ".place"), `(${name}) is ${near.distance.toFixed(2)} away.`);
    assert.match(
      inside(element, "[data-handle=cursor]").ariaValueText!,
      new RegExp(`^z = \\(0\\.50, −1\\.00\\)\\. .*nearest: ${name}\\.$`),
    );
    assert.equal(inside(element, ".real canvas").ariaLabel, `The nearest real image, of class ${name}`);
    assert.match(inside(element, ".base").ariaLabel!, /^Map of the Autoencoder: 245 images .* Africa at /);
    assert.equal(textOf(element, ".map-head"), "Autoencoder Flags of the world, a code of two numbers");
    assert.equal(element.quantities.xhat, `24 × 18 pixels, decoded; the nearest real image is of class ${name}`);
    assert.isNull(await element.grade({ kind: "digit", digit: 3 }));
    const [head, first] = element.csv().split("\r\n");
    assert.equal(head, "model,index,label,class,z1,z2");
    assert.match(first, new RegExp(`^ae,0,${data!.labels[0]},${own.classes[data!.labels[0]]},`));
    release();
  });

  it("pictures are coloured, 24 × 18, and a whole number of device pixels a pixel in the digits' square", async () => {
    for (const [width, dot] of [
      [1000, 8],
      [680, 5],
      [320, 4],
    ]) {
      await setViewport({ width, height: 900 });
      const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
      for (const canvas of all<HTMLCanvasElement>(element, ".pic canvas")) {
        assert.deepEqual([canvas.width, canvas.height], [24, 18]);
        assert.deepEqual([canvas.clientWidth, canvas.clientHeight], [24 * dot, 18 * dot]);
      }
      for (const canvas of all<HTMLCanvasElement>(element, ".strip canvas")) assert.equal(canvas.clientWidth % 24, 0);
      const { data } = inside<HTMLCanvasElement>(element, ".real canvas").getContext("2d")!.getImageData(0, 0, 24, 18);
      assert.isTrue(
        data.some((v, i) => i % 4 === 0 && Math.abs(v - data[i + 1]) > 40),
        "in colour",
      );
      element.remove();
    }
  });

  it("dragging changes the picture, is kept in the link, and Reset comes back", async () => {
    const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    element.scrollIntoView();
    const decoded = inside<HTMLCanvasElement>(element, ".decoded canvas");
    const before = pixels(decoded);
    const { left, top, width } = field(element);
    const heard: string[] = [];
    for (const name of ["ae-input", "ae-change"] as const) element.addEventListener(name, () => heard.push(name));
    await sendMouse({ type: "move", position: [Math.round(left + width / 2), Math.round(top + width / 2)] });
    await sendMouse({ type: "down" });
    await sendMouse({ type: "move", position: [Math.round(left + width * 0.8), Math.round(top + width * 0.3)] });
    await sendMouse({ type: "up" });
    await element.updateComplete;
    assert.deepEqual(heard.slice(-2), ["ae-input", "ae-change"]);
    assert.notEqual(pixels(decoded), before);
    close(element.decoded!, await element.decodeAt(...element.cursor), 1e-6);
    inside(element, "[data-handle=a]").focus();
    await sendKeys({ press: "ArrowUp" });
    inside<HTMLInputElement>(element, ".zoom input[value='2']").click();
    inside<HTMLButtonElement>(element, ".numerals button:nth-child(2)").click();
    await element.updateComplete;
    await axe(element);
    const { state } = element;
    assert.match(state, /^z=[\d.-]+_[\d.-]+&class=1&zoom=2_[\d.-]+_[\d.-]+&ae-a=[\d.-]+_[\d.-]+$/);
    const other = await live(`<ae-latent-map model-src="${FLAGS}" state="${state}"></ae-latent-map>`);
    assert.equal(other.state, state);
    close(other.cursor, element.cursor, 1e-5);
    assert.equal(pixels(inside(other, ".base")), pixels(inside(element, ".base")));
    element.reset();
    await element.updateComplete;
    assert.equal(element.state, "");
    assert.equal(pixels(decoded), before);
  });

  it("names light up their class; the decoded grid and the rings change the map", async () => {
    const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    const base = inside<HTMLCanvasElement>(element, ".base");
    const buttons = all<HTMLButtonElement>(element, ".numerals button");
    assert.deepEqual(
      buttons.map((button) => button.textContent.trim()),
      ["Africa", "Asia", "Europe", "North America", "Oceania", "South America"],
    );
    const names = inside(element, ".names").getBoundingClientRect();
    assert.isAtMost(names.right, inside(element, ".classes").getBoundingClientRect().right, "in their column");
    const pictures = [pixels(base)];
    assert.equal(buttons[3].ariaLabel, "Light up class North America");
    buttons[3].focus();
    await element.updateComplete;
    pictures.push(pixels(base));
    buttons[3].blur();
    for (const check of all<HTMLInputElement>(element, ".check:not(.as-numerals) input")) {
      check.click();
      await element.updateComplete;
      pictures.push(pixels(base));
    }
    assert.equal(new Set(pictures).size, 4);
    assert.equal(element.state, "rings=0&grid=1");
    assert.isNull(inside(element, ".draw"));
    assert.isNull(inside(element, ".prompt"));
    assert.isNull(inside(element, "input[name=shown]"));
  });

  it("has one map, whatever `model` says, and says so once", async () => {
    let element!: AeLatentMap;
    const said = await warnings(async () => {
      element = await live(`<ae-latent-map model="both" model-src="${FLAGS}"></ae-latent-map>`);
      element.points = 100;
      await element.updateComplete;
    });
    assert.lengthOf(all(element, ".map"), 1);
    assert.lengthOf(said, 1);
    assert.match(said[0], /^<ae-latent-map> model: "both" chooses among the library's models/);
    assert.equal(element.codes.length, 200);
  });
});

describe("ae-latent-map: an author's plane", () => {
  const names = ["bright", "dark"];
  const far = async (kind?: "ae" | "vae") =>
    planarModel({ width: 4, height: 3, channels: 1, shift: [100, -20], scale: [30, 60], kind, data: await imagesFile(spiral(150, names)) });

  it("fits the codes; cursor, keys, state and decodeAt are in the model's own units", async () => {
    const element = await live(`<ae-latent-map model-src="${await far()}" state="z=117.5_12&ae-b=104_-3"></ae-latent-map>`);
    assert.deepEqual(element.cursor, [117.5, 12]);
    const { codes } = element;
    close(codes.slice(0, 2), [100 + 30 * 0.6, -20 + 60 * 0.5], 0.5);
    const handle = inside(element, "[data-handle=cursor]");
    const [low, high] = [Number(handle.ariaValueMin), Number(handle.ariaValueMax)];
    for (let i = 0; i < codes.length; i += 2) assert.isTrue(low < codes[i] && codes[i] < high, `${codes[i]} in ${low} … ${high}`);
    assert.isBelow(high - low, 80, "and no farther than it has to");
    // where it stands is what it says
    const { left, width } = field(element);
    const ring = handle.getBoundingClientRect();
    assert.closeTo((ring.left + ring.width / 2 - left) / width, (117.5 - low) / (high - low), 0.002);
    assert.equal(textOf(element, ".at"), "z = (117.5, 12.0)");
    assert.match(handle.ariaDescription!, /^Arrow keys move it by (\d\.\d), with Shift by \d;/);
    const step = Number(/by ([\d.]+),/.exec(handle.ariaDescription!)![1]);
    handle.focus();
    await sendKeys({ press: "ArrowRight" });
    close(element.cursor, [117.5 + step, 12], 1e-9);
    await sendKeys({ press: "Home" });
    close(element.cursor, [(low + high) / 2, element.cursor[1]], 1e-6);
    const said = await warnings(() => (element.cursor = [0, 0]));
    assert.match(said.join(), /cursor: \(0, 0\) lies outside the map; using \(/);
    await element.updateComplete;
    close(element.decoded!, await element.decodeAt(...element.cursor), 1e-6);
    const image = await element.decodeAt(115, 10);
    // halfway: half the ink on both sides
    close(image, new Float32Array(12).fill(0.5), 1e-4);
    assert.include(element.state, "ae-b=104_-3");
  });

  it("is ready and told in words however far the codes reach", async () => {
    for (const scale of [400, 1e6, 1e20]) {
      const data = await imagesFile(spiral(60, names));
      const src = planarModel({ width: 4, height: 3, channels: 1, shift: [0, 0], scale: [scale, scale], data });
      const element = await live(`<ae-latent-map model-src="${src}"></ae-latent-map>`);
      assert.match(inside(element, ".base").ariaLabel!, /Centres of the classes: bright at \([\d,]+, [\d,]+\), dark at/, `scale ${scale}`);
      element.remove();
    }
  });

  it("rings are those of the codes, of a variational autoencoder those of N(0, I)", async () => {
    const plain = await live(`<ae-latent-map model-src="${await far()}"></ae-latent-map>`);
    assert.notInclude(textOf(plain, ".controls"), "rings of");
    assert.include(textOf(plain, ".how"), "The rings are 1, 2 and 3 standard deviations of these codes from their mean.");
    assert.match(
      textOf(plain, ".coverage"),
      /^Of 2,000 draws with the codes' mean and spread, \d+ % miss every image by [\d.]+ \(0\.3σ\);/,
    );
    assert.match(textOf(plain, ".how"), /A hole, measured otherwise, is farther from every image/);
    const ringed = pixels(inside(plain, ".base"));
    inside<HTMLInputElement>(plain, ".check input").click();
    await plain.updateComplete;
    assert.notEqual(pixels(inside(plain, ".base")), ringed, "they are on the map");
    assert.notProperty(plain.quantities, "prior");
    const vae = await live(`<ae-latent-map model-src="${await far("vae")}"></ae-latent-map>`);
    assert.include(textOf(vae, ".controls").replace(/\s/g, ""), "ringsofN(0,I)");
    assert.match(textOf(vae, ".coverage"), /^Of 2,000 draws from N\(0, I\), 100 % miss every image by 0\.3;/);
    assert.match(textOf(vae, ".map-head"), /^Variational autoencoder/);
  });

  it("changes with the address, heals a failure, and goes back to the digits", async () => {
    allowConsoleErrors(/./);
    const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    element.modelSrc = await far();
    await Promise.resolve();
    await element.updateComplete;
    await waitUntil(() => element.codes.length === 300);
    await element.updateComplete;
    assert.equal(element.decoded!.length, 12);
    assert.deepEqual(
      all(element, ".numerals button").map((button) => button.textContent.trim()),
      names,
    );
    const failed = oneEvent(element, "ae-error");
    element.modelSrc = "/test/fixtures/own/nowhere.json";
    assert.match((await failed).detail.message, /HTTP 404 for .*nowhere\.json/);
    await element.updateComplete;
    assertEmpty(element, "after a failure");
    assert.match(textOf(element, "[part=failure]"), /nowhere\.json/);
    await axe(element);
    element.modelSrc = FLAGS;
    await waitUntil(() => element.codes.length === 490);
    assert.isNull(inside(element, "[part=failure]"));
    element.removeAttribute("model-src");
    await waitUntil(() => element.codes.length === 4000);
    await element.updateComplete;
    assert.equal(element.decoded!.length, 784);
    assert.equal(inside<HTMLCanvasElement>(element, ".decoded canvas").width, 28);
    assert.lengthOf(all(element, ".numerals button"), 10);
    assert.equal(element.state, "");
  });
});

describe("ae-latent-map: what does not fit", () => {
  for (const [title, html, message] of [
    [
      "a code of 32 numbers",
      '<ae-latent-map model-src="/site/examples/flags/bottleneck.json"></ae-latent-map>',
      /A map needs a code of 2 numbers; that of http.*bottleneck\.json has 32\./,
    ],
    [
      "a code of 3 numbers, and no images",
      '<ae-latent-map model-src="/test/fixtures/own/dense/manifest.json"></ae-latent-map>',
      /A map needs a code of 2 numbers; that of http.*dense\/manifest\.json has 3\./,
    ],
    [
      "coloured images for the library's models",
      '<ae-latent-map data-src="/site/examples/flags/flags.sprite.bin"></ae-latent-map>',
      /take 28 × 28 grey; those of http.*flags\.sprite\.bin are 24 × 18 in colour\. Add model-src/,
    ],
    [
      "images of another shape than the model's",
      `<ae-latent-map model-src="/test/fixtures/own/dense/manifest.json" data-src="/site/examples/flags/flags.sprite.bin"></ae-latent-map>`,
      /Model and data do not belong together/,
    ],
  ] as const) {
    it(`${title}: said in the tag, with the file's name and what to do, and no Retry that could not help`, async () => {
      const element = await fixture<AeLatentMap>(html);
      const failed = oneEvent(element, "ae-error");
      void element.ready;
      const { detail } = await failed;
      assert.equal(detail.code, "integrity");
      assert.match(detail.message, message);
      await element.updateComplete;
      assert.match(textOf(element, "[part=failure]"), message);
      assert.notInclude(textOf(element, "[part=failure]"), "stored result");
      assertEmpty(element, title);
    });
  }

  it("a manifest without images: the map needs them", async () => {
    const src = planarModel({ width: 4, height: 3, channels: 1, shift: [0, 0], scale: [1, 1] });
    const element = await fixture<AeLatentMap>(`<ae-latent-map model-src="${src}"></ae-latent-map>`);
    const failed = oneEvent(element, "ae-error");
    void element.ready;
    assert.match(
      (await failed).detail.message,
      /A map needs images; blob:.* names none\. Add "data" to the manifest, or data-src to the tag\./,
    );
    element.dataSrc = await imagesFile(spiral(40, ["one", "two"]));
    await element.ready;
    assert.equal(element.codes.length, 80);
  });

  it("codes that are no numbers: said once, with the image, and the page goes on", async () => {
    const data = await imagesFile(spiral(60, ["one", "two"]));
    // more than a float holds, of images with ink alone: the blank one of the checks gets through
    const src = planarModel({ width: 4, height: 3, channels: 1, shift: [0, 0], scale: [3e38, 3e38], data, gain: 4 });
    const element = await fixture<AeLatentMap>(`<ae-latent-map model-src="${src}"></ae-latent-map>`);
    let failures = 0;
    element.addEventListener("ae-error", () => failures++);
    const failed = oneEvent(element, "ae-error");
    void element.ready;
    assert.match((await failed).detail.message, /The code that blob:.* gives image 0 of blob:.* holds Infinity\./);
    await element.updateComplete;
    assert.match(textOf(element, "[part=failure]"), /This can't be used here\. The code that/);
    await new Promise((go) => setTimeout(go, 200));
    assert.equal(failures, 1);
    element.modelSrc = FLAGS;
    await element.ready;
    assert.equal(element.codes.length, 490);
  });

  it("the same address as model and as data are two places", async () => {
    const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    const failed = oneEvent(element, "ae-error");
    element.modelSrc = "";
    element.dataSrc = FLAGS;
    assert.match((await failed).detail.message, /The file of images http.*map\.json cannot be used/);
    await element.updateComplete;
    assertEmpty(element, "of the flags nothing is left");
  });

  it("what did not arrive can be asked for again", async () => {
    allowConsoleErrors(/./);
    // another address, which nobody has asked for yet
    await block("*sprite.bin?again*");
    const element = await fixture<AeLatentMap>(
      `<ae-latent-map model-src="${FLAGS}" data-src="/site/examples/flags/flags.sprite.bin?again"></ae-latent-map>`,
    );
    const failed = oneEvent(element, "ae-error");
    void element.ready;
    const { detail } = await failed;
    assert.equal(detail.code, "network");
    assert.match(detail.message, /flags\.sprite\.bin/);
    await element.updateComplete;
    assertEmpty(element, "not arrived");
    await block();
    inside<HTMLButtonElement>(element, "[part=failure] button").click();
    await element.ready;
    assert.isNull(inside(element, "[part=failure]"));
    assert.equal(element.codes.length, 490);
  });
});

describe("ae-latent-map: an author's images", () => {
  const many = Array.from({ length: 14 }, (_, i) => `class number ${i}`);

  it("28 × 28 and grey go through the library's own models, two maps, more than ten classes", async () => {
    const data = await imagesFile(spiral(140, many, { width: 28, height: 28 }));
    const element = await live(`<ae-latent-map model="both" data-src="${data}"></ae-latent-map>`);
    assert.equal(textOf(element, ".title"), "The same point in two maps of the images");
    assert.lengthOf(all(element, ".map"), 2);
    const { model, release } = await acquireAll(["vae2"]);
    close(element.codesOf("vae").slice(0, 2), await model.vae2.encode(await imageOf(data, 0)), 1e-4);
    release();
    assert.equal(Math.max(...element.labels), 13);
    const [ae, vae] = all(element, ".path-head").map((head) => head.textContent.replace(/\s+/g, " ").replace(/(VAE|AE)/g, ""));
    assert.equal(ae, vae, "the same two images");
    const select = inside<HTMLSelectElement>(element, ".classes select");
    assert.lengthOf([...select.options], 15);
    const base = inside<HTMLCanvasElement>(element, ".base");
    const before = pixels(base);
    select.value = "11";
    select.dispatchEvent(new Event("change"));
    await element.updateComplete;
    assert.notEqual(pixels(base), before);
    assert.equal(element.state, "class=11&model=both");
    select.value = "";
    select.dispatchEvent(new Event("change"));
    await element.updateComplete;
    assert.equal(pixels(base), before);
    assert.include(textOf(element, ".draw"), "Draw your own image");
    await axe(element);
  });

  it("an image of the author's own kind lands on the map; one of another size is refused", async () => {
    const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    const { model: own, release } = await acquireOwn({ modelSrc: FLAGS });
    const flag = own.data!.images.slice(SIZE, 2 * SIZE);
    release();
    const overlay = inside<HTMLCanvasElement>(element, ".overlay");
    const before = pixels(overlay);
    element.input = flag;
    await element.updateComplete;
    assert.notEqual(pixels(overlay), before);
    assert.equal(element.quantities.x, "24 × 18 pixels, your image");
    const { state } = element;
    const said = await warnings(() => (element.input = new Float32Array(784)));
    assert.match(said.join(), /input: not 1296 numbers/);
    const other = await live(`<ae-latent-map model-src="${FLAGS}" state="${state}"></ae-latent-map>`);
    close(other.input!, flag, 0.04);
    // a digit that was set goes when flags come
    const digit = await live("<ae-latent-map></ae-latent-map>");
    digit.input = new Float32Array(784).fill(0.3);
    const told = await warnings(async () => {
      digit.modelSrc = FLAGS;
      await waitUntil(() => digit.codes.length === 490);
    });
    assert.match(told.join(), /input: not 1296 numbers/);
    assert.isNull(digit.input);
  });

  it("an image that is set while the model is on its way is held against it when it comes", async () => {
    const element = await fixture<AeLatentMap>(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    assert.match((await warnings(() => (element.input = ["none"] as never))).join(), /input: not a list of numbers; it stays as it is/);
    assert.isNull(element.input);
    const said = await warnings(async () => {
      element.input = [1, 2, 3];
      await element.ready;
    });
    assert.lengthOf(said, 1);
    assert.match(said[0], /input: not 1296 numbers, as the images here have; there is none/);
    assert.isNull(element.input);
    // and back among the digits, which are of another size
    element.input = new Float32Array(SIZE);
    const told = await warnings(async () => {
      element.modelSrc = "";
      await waitUntil(() => element.codes.length === 4000);
      await element.updateComplete;
    });
    assert.match(told.join(), /input: not 784 numbers/);
    assert.isNull(element.input);
  });

  it("a tag that is removed gives its memory back", async () => {
    await waitUntil(() => engineInfo().numTensors === 0, "the pool is empty", { timeout: 15_000 });
    const element = await live(`<ae-latent-map model-src="${FLAGS}"></ae-latent-map>`);
    assert.isAbove(engineInfo().numTensors, 0);
    element.remove();
    await waitUntil(() => engineInfo().numTensors === 0, "all is disposed", { timeout: 15_000 });
  });
});

async function imageOf(dataSrc: string, index: number): Promise<Float32Array> {
  const { model, release } = await acquireOwn({ dataSrc });
  release();
  const { images, inputSize } = model.data!;
  return images.slice(index * inputSize, (index + 1) * inputSize);
}
