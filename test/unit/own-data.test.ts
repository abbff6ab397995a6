/** Files of images: the sprite in colour, with names; packed by the command, read by the page. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { main } from "../../src/cli/main.js";
import { spriteFile, type SpriteContent } from "../../src/cli/sprite-file.js";
import { parseSprite } from "../../src/model/sprite.js";
import { serve, type Answer } from "../helpers/own.js";
import { randomNetworkFile } from "../helpers/random-network.js";

const folder = mkdtempSync(join(tmpdir(), "ae-own-data-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const exact = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

const SMALL: SpriteContent = {
  width: 2,
  height: 1,
  channels: 3,
  levels: 256,
  classes: ["warm", "cold"],
  labels: Uint8Array.of(1, 0),
  pixels: Uint8Array.of(0, 51, 102, 153, 204, 255, 255, 0, 0, 0, 255, 0),
};

test("what was packed is read: any shape, grey or coloured", async () => {
  const content = fc
    .record({
      width: fc.integer({ min: 1, max: 9 }),
      height: fc.integer({ min: 1, max: 9 }),
      channels: fc.constantFrom<1 | 3>(1, 3),
      count: fc.integer({ min: 1, max: 12 }),
      levels: fc.integer({ min: 2, max: 256 }),
      classes: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }),
      seed: fc.nat(1000),
    })
    .map(({ count, seed, ...rest }): SpriteContent => {
      const size = rest.width * rest.height * rest.channels;
      return {
        ...rest,
        labels: Uint8Array.from({ length: count }, (_, i) => (i + seed) % rest.classes.length),
        pixels: Uint8Array.from({ length: count * size }, (_, i) => (i * 31 + seed) % rest.levels),
      };
    });
  await fc.assert(
    fc.asyncProperty(content, async (each) => {
      const read = await parseSprite(exact(spriteFile(each)));
      const { width, height, channels, classes, labels } = each;
      assert.deepEqual(
        { ...read, images: undefined },
        { count: labels.length, width, height, channels, classes, labels, images: undefined },
      );
      assert.deepEqual(
        read.images,
        Float32Array.from(each.pixels, (level) => level / (each.levels - 1)),
      );
    }),
    { numRuns: 50 },
  );
});

test("the digits that ship are of version 1: grey, without names", async () => {
  const file = readFileSync(new URL("../../weights/digits.bin", import.meta.url));
  const { channels, classes, count, width } = await parseSprite(exact(file));
  assert.deepEqual({ channels, classes, count, width }, { channels: 1, classes: [], count: 2000, width: 28 });
});

test("sprites that cannot be", async () => {
  const header = (change: object) => {
    const file = Buffer.from(spriteFile(SMALL));
    const length = file.readUInt32LE(4);
    const text = Buffer.from(JSON.stringify({ ...(JSON.parse(file.toString("utf8", 8, 8 + length)) as object), ...change }));
    const start = Buffer.from(file.subarray(0, 8));
    start.writeUInt32LE(text.length, 4);
    return exact(Buffer.concat([start, text, file.subarray(8 + length)]));
  };
  const cases: [object, RegExp][] = [
    [{ format: 3 }, /reads formats 1 and 2/],
    [{ channels: 2 }, /sizes that cannot be/],
    [{ channels: 4 }, /sizes that cannot be/],
    [{ count: 1e9 }, /sizes that cannot be/],
    [{ classes: ["one"] }, /image 0 is of class 1, and 1 are named/],
    [{ classes: "warm" }, /at most 64 names/],
    [{ classes: ["warm", 5] }, /at most 64 names/],
    [{ classes: Array.from({ length: 65 }, String) }, /at most 64 names/],
    [{ count: 3 }, /does not hold the 21 bytes/],
  ];
  for (const [change, message] of cases) await assert.rejects(parseSprite(header(change)), message);
  await assert.rejects(parseSprite(exact(spriteFile(SMALL)), 11), /2 images of 6 numbers; at most 11/);
});

test("data-src alone: images, their shape, names of their classes", async () => {
  const server = serve(new Map<string, Answer>([["d.bin", spriteFile(SMALL)]]));
  const { model, release } = await server.acquire({ dataSrc: "d.bin" });
  assert.deepEqual(model.image, { width: 2, height: 1, channels: 3 });
  assert.equal(model.autoencoder, undefined);
  assert.deepEqual(model.classes, ["warm", "cold"]);
  const { data } = model;
  assert.equal(data!.inputSize, 6);
  assert.deepEqual(data!.images.slice(0, 3), Float32Array.of(0, 51 / 255, 102 / 255));
  release();
});

test("classes without names are called by their numbers", async () => {
  const { model } = await serve(new Map<string, Answer>([["d.bin", spriteFile({ ...SMALL, classes: [] })]])).acquire({ dataSrc: "d.bin" });
  assert.deepEqual(model.classes, ["0", "1"]);
});

const NETWORK = new Uint8Array(
  randomNetworkFile(
    { inputSize: 6, latentSize: 2, encoder: [{ out: 2, activation: "linear" }], decoder: [{ out: 6, activation: "sigmoid" }] },
    1,
  ),
);
const MANIFEST = { format: "ae-elements/model@1", image: { width: 2, height: 1, channels: 3 }, latentSize: 2, weights: "w.bin" };

test("the manifest's data and classes; data-src goes before them", async () => {
  const other = spriteFile({ ...SMALL, labels: Uint8Array.of(0, 0), classes: ["only"] });
  const files = new Map<string, Answer>([
    ["m.json", { ...MANIFEST, data: "d.bin", classes: ["hot", "icy"] }],
    ["w.bin", NETWORK],
    ["d.bin", spriteFile(SMALL)],
    ["other.bin", other],
  ]);
  const server = serve(files);
  const named = await server.acquire({ modelSrc: "m.json" });
  assert.deepEqual(named.model.classes, ["hot", "icy"]);
  assert.deepEqual(named.model.data!.classes, ["hot", "icy"]);
  const replaced = await server.acquire({ modelSrc: "m.json", dataSrc: "other.bin" });
  assert.deepEqual([...replaced.model.data!.labels], [0, 0]);
  assert.equal(replaced.model.autoencoder, named.model.autoencoder, "the model is shared");
  assert.equal(server.requests.filter(({ path }) => path === "w.bin").length, 1);
});

test("data that do not belong to the model", async () => {
  const files = (manifest: object, sprite: SpriteContent) =>
    new Map<string, Answer>([
      ["m.json", manifest],
      ["w.bin", NETWORK],
      ["d.bin", spriteFile(sprite)],
    ]);
  const grey: SpriteContent = { ...SMALL, channels: 1, pixels: SMALL.pixels.slice(0, 4) };
  const refused = (manifest: object, sprite: SpriteContent, message: RegExp) =>
    assert.rejects(serve(files(manifest, sprite)).acquire({ modelSrc: "m.json", dataSrc: "d.bin" }), { code: "integrity", message });
  await refused(
    MANIFEST,
    grey,
    /Model and data do not belong together: .*m\.json has images of 2 × 1 with 3 numbers a pixel, .*d\.bin of 2 × 1 with 1 number a pixel/,
  );
  await refused({ ...MANIFEST, classes: ["one"] }, SMALL, /names 1 class, and image 0 of .*d\.bin is of class 1/);
});

test("files of images that are none", async () => {
  const refused = (file: Answer, message: RegExp) =>
    assert.rejects(serve(new Map([["d.bin", file]])).acquire({ dataSrc: "d.bin" }), { code: "integrity", message });
  await refused("<html>", /The file of images .*d\.bin cannot be used: not a sprite/);
  await refused(
    spriteFile({ ...SMALL, width: 65, height: 1, pixels: new Uint8Array(2 * 65 * 3) }),
    /its images are 65 × 1; at most 64 × 64 are read/,
  );
  await refused(
    spriteFile({ ...SMALL, classes: [], labels: Uint8Array.of(64, 0) }),
    /it has a class 64; at most 64 classes are read, from 0/,
  );
  const bomb = Buffer.from(spriteFile(SMALL));
  const length = bomb.readUInt32LE(4);
  const text = Buffer.from(JSON.stringify({ format: 2, count: 20_000, width: 64, height: 64, channels: 3, levels: 2, classes: [] }));
  const start = Buffer.from(bomb.subarray(0, 8));
  start.writeUInt32LE(text.length, 4);
  await refused(new Uint8Array(Buffer.concat([start, text, bomb.subarray(8 + length)])), /20000 images of 12288 numbers; at most 16777216/);
});

/** A PNG of 8 bits a sample with one filter for all rows. */
function png(
  width: number,
  height: number,
  type: number,
  rows: number[][],
  { filter = 0, palette = [] as number[], alpha = [] as number[], interlace = 0 } = {},
): Uint8Array {
  const chunk = (name: string, body: Uint8Array) => {
    const out = Buffer.alloc(12 + body.length);
    out.writeUInt32BE(body.length, 0);
    out.write(name, 4, "latin1");
    out.set(body, 8);
    out.writeUInt32BE(crc32 ? crc32(out.subarray(4, 8 + body.length)) : 0, 8 + body.length);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, type, 0, 0, interlace], 8);
  const step = rows[0].length / width;
  const filtered = rows.map((row, y) => {
    const up = rows[y - 1] ?? row.map(() => 0);
    return [
      filter,
      ...row.map((value, x) => {
        const [a, b, c] = [row[x - step] ?? 0, up[x], up[x - step] ?? 0];
        const p = a + b - c;
        const near = [a, b, c].sort((m, n) => Math.abs(p - m) - Math.abs(p - n) || [a, b, c].indexOf(m) - [a, b, c].indexOf(n))[0];
        return (value - [0, a, b, (a + b) >> 1, near][filter]) & 255;
      }),
    ];
  });
  return new Uint8Array(
    Buffer.concat([
      Buffer.from("89504e470d0a1a0a", "hex"),
      chunk("IHDR", header),
      ...(palette.length ? [chunk("PLTE", Uint8Array.from(palette))] : []),
      ...(alpha.length ? [chunk("tRNS", Uint8Array.from(alpha))] : []),
      chunk("IDAT", deflateSync(Uint8Array.from(filtered.flat()))),
      chunk("IEND", new Uint8Array()),
    ]),
  );
}

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  const code = await main(args, { result: add, note: add });
  return { code, text: lines.join("\n") };
}

const packed = async (...args: string[]) => {
  const { code, text } = await run("pack-data", ...args, "-o", at("out.bin"));
  assert.equal(code, 0, text);
  return { text, sprite: await parseSprite(exact(readFileSync(at("out.bin")))) };
};
const bytes = (values: Float32Array) => [...values].map((value) => Math.round(value * 255));

test("pack-data: a folder of PNG pictures for each class", async () => {
  const grey = [
    [0, 50, 200],
    [255, 100, 7],
  ];
  for (const name of ["set", "set/cats", "set/dogs"]) mkdirSync(at(name));
  for (const filter of [0, 1, 2, 3, 4]) writeFileSync(at(`set/cats/${filter}.png`), png(3, 2, 0, grey, { filter }));
  writeFileSync(at("set/cats/notes.txt"), "no picture");
  writeFileSync(
    at("set/dogs/alpha.png"),
    png(
      3,
      2,
      4,
      grey.map((row) => row.flatMap((value, x) => [value, x === 0 ? 0 : 255])),
    ),
  );
  const { sprite, text } = await packed(at("set"));
  assert.match(text, /Wrote .*out\.bin: 6 images of 3 × 2, grey, .* bytes\. Classes: cats 5, dogs 1/);
  assert.deepEqual([...sprite.labels], [0, 0, 0, 0, 0, 1]);
  for (let i = 0; i < 5; i++) assert.deepEqual(bytes(sprite.images.subarray(i * 6, (i + 1) * 6)), grey.flat(), `filter ${i}`);
  assert.deepEqual(bytes(sprite.images.subarray(30)), [255, 50, 200, 255, 100, 7], "what is transparent stands on white");
  const inverted = await packed(at("set"), "--invert", "--classes", "Cat, Dog");
  assert.deepEqual(
    bytes(inverted.sprite.images.subarray(0, 6)),
    grey.flat().map((value) => 255 - value),
  );
  assert.deepEqual(inverted.sprite.classes, ["Cat", "Dog"]);
});

test("pack-data: coloured pictures, with a palette too", async () => {
  mkdirSync(at("colours"));
  const rgb = [[10, 20, 30, 40, 50, 60]];
  writeFileSync(at("colours/1.png"), png(2, 1, 2, rgb, { filter: 4 }));
  writeFileSync(at("colours/2.png"), png(2, 1, 3, [[1, 0]], { palette: [255, 0, 0, 0, 0, 255], alpha: [255, 128] }));
  writeFileSync(at("colours/10.png"), png(2, 1, 6, [[10, 20, 30, 255, 40, 50, 60, 255]], { filter: 3 }));
  const { sprite } = await packed(at("colours"));
  assert.equal(sprite.channels, 3);
  assert.deepEqual(sprite.classes, ["colours"]);
  assert.deepEqual(bytes(sprite.images), [...rgb[0], 127, 127, 255, 255, 0, 0, ...rgb[0]]);
  assert.equal((await packed(at("colours"), "--grey")).sprite.channels, 1);
});

function npy(shape: number[], descr: string, data: Uint8Array, more = "'fortran_order': False"): Uint8Array {
  const text = `{'descr': '${descr}', ${more}, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }`.padEnd(117) + "\n";
  const start = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 255, text.length >> 8]);
  return new Uint8Array(Buffer.concat([start, Buffer.from(text, "latin1"), data]));
}

test("pack-data: arrays of NumPy's, with labels", async () => {
  writeFileSync(at("x.npy"), npy([2, 1, 2], "|u1", Uint8Array.of(0, 255, 7, 9)));
  writeFileSync(at("f.npy"), npy([2, 1, 2, 3], "<f4", new Uint8Array(Float32Array.from({ length: 12 }, (_, i) => i / 11).buffer)));
  writeFileSync(at("y.npy"), npy([2], "<i8", new Uint8Array(BigInt64Array.of(1n, 0n).buffer)));
  writeFileSync(at("y.json"), "[0, 3]");
  const { sprite } = await packed(at("x.npy"), "--labels", at("y.npy"), "--classes", "a,b");
  assert.deepEqual(bytes(sprite.images), [0, 255, 7, 9]);
  assert.deepEqual([...sprite.labels], [1, 0]);
  const floats = await packed(at("f.npy"), "--labels", at("y.json"));
  assert.deepEqual(
    bytes(floats.sprite.images),
    Array.from({ length: 12 }, (_, i) => Math.round((255 * i) / 11)),
  );
  assert.deepEqual(floats.sprite.classes, ["0", "1", "2", "3"]);
});

test("pack-data --size: the mean of the area under each new pixel, of the picture's middle, whatever sizes there are", async () => {
  mkdirSync(at("sizes"));
  // 4 × 2 to 2 × 1: halves; what stands beside the middle of a wider one is left out
  const rows = [
    [0, 40, 100, 200],
    [20, 60, 0, 100],
  ];
  writeFileSync(at("sizes/1.png"), png(4, 2, 0, rows));
  writeFileSync(
    at("sizes/2.png"),
    png(
      6,
      2,
      0,
      rows.map((row) => [9, ...row, 9]),
    ),
  );
  // 3 × 1.5 of 3 × 3: shares of pixels
  writeFileSync(
    at("sizes/3.png"),
    png(3, 3, 0, [
      [9, 90, 9],
      [30, 60, 90],
      [9, 30, 9],
    ]),
  );
  writeFileSync(at("sizes/4.png"), png(2, 1, 0, [[5, 250]]));
  writeFileSync(at("sizes/5.png"), png(1, 1, 0, [[77]]));
  writeFileSync(at("sizes/6.png"), png(100, 100, 2, Array<number[]>(100).fill(Array<number>(300).fill(33))));
  const { sprite, text } = await packed(at("sizes"), "--size", "2x1");
  assert.match(text, /6 images of 2 × 1, grey/);
  const third = [
    (0.25 * (9 + 90 / 2) + 30 + 60 / 2 + 0.25 * (9 + 30 / 2)) / 2.25,
    (0.25 * (90 / 2 + 9) + 60 / 2 + 90 + 0.25 * (30 / 2 + 9)) / 2.25,
  ];
  assert.deepEqual(bytes(sprite.images), [30, 100, 30, 100, ...third.map(Math.round), 5, 250, 77, 77, 33, 33]);
});

test("pack-data --size keeps colours apart, and white behind what is transparent", async () => {
  mkdirSync(at("big"));
  const row = [255, 0, 0, 255, 0, 0, 255, 255, 9, 9, 9, 0, 9, 9, 9, 0];
  writeFileSync(at("big/1.png"), png(4, 1, 6, [row]));
  const { sprite } = await packed(at("big"), "--size", "2x1");
  // of a picture that is too low the middle is taken: two pixels here
  assert.deepEqual(bytes(sprite.images), [0, 0, 255, 255, 255, 255]);
});

test("pack-data says what it left out, once it has packed the rest", async () => {
  for (const name of ["mixed", "mixed/a", "mixed/a/deep", "mixed/b"]) mkdirSync(at(name));
  for (const name of ["a/1.png", "b/1.png", "astray.png"]) writeFileSync(at(`mixed/${name}`), png(1, 1, 0, [[1]]));
  for (const name of ["a/photo.JPG", "b/notes.txt", "list.csv", ".hidden"]) writeFileSync(at(`mixed/${name}`), "x");
  const { text } = await packed(at("mixed"));
  assert.match(text, /2 images of 1 × 1/);
  assert.match(text, /^Left out: 3 files that are no PNG pictures, such as \S+list\.csv\.$/m);
  assert.match(text, /^Left out: \S+astray\.png, a picture beside the folders of the classes\.$/m);
  assert.match(text, /^Left out: \S+deep, a folder within that of a class\.$/m);
  assert.doesNotMatch((await packed(at("sizes"), "--size", "2x1")).text, /Left out/);
});

test("pack-data with photographs alone says that it saw them, and what makes PNG pictures of them", async () => {
  for (const name of ["photos", "photos/my cats"]) mkdirSync(at(name));
  for (const name of ["1.jpeg", "2.jpeg"]) writeFileSync(at(`photos/my cats/${name}`), "x");
  const { code, text } = await run("pack-data", at("photos"), "-o", at("never.bin"));
  assert.equal(code, 1);
  assert.match(
    text,
    /has no PNG pictures, .* 2 files of other kinds are there, such as .*1\.jpeg: save them as PNG, .* magick mogrify -format png ".*photos\/my cats"\/\*\.jpeg$/,
  );
});

test("pack-data says what is wrong, and where", async () => {
  mkdirSync(at("bad"));
  mkdirSync(at("empty"));
  const write = (name: string, content: Uint8Array | string) => (writeFileSync(at(name), content), at(name));
  write("bad/1.png", png(2, 1, 0, [[1, 2]]));
  const cases: [string[], RegExp, number][] = [
    [[], /Name one folder/, 2],
    [[at("nowhere")], /There is no .*nowhere/, 1],
    [[at("empty")], /has no PNG pictures/, 1],
    [[write("x.gif", "GIF89a")], /is neither a folder nor an array of NumPy's/, 2],
    [[write("e.npy", "nothing")], /e\.npy cannot be used: it is no array of NumPy's/, 1],
    [[write("o.npy", npy([2, 1, 2], ">u2", new Uint8Array(8)))], /which are not read/, 1],
    [[write("t.npy", npy([2, 1, 2], "|u1", new Uint8Array(4), "'fortran_order': True"))], /Fortran order/, 1],
    [[write("c.npy", npy([2, 1, 2], "|u1", new Uint8Array(3)))], /cut off: 2 × 1 × 2 numbers are 4 bytes, and it has 3/, 1],
    [[write("w.npy", npy([1, 100, 2], "|u1", new Uint8Array(200)))], /at most 64 × 64/, 1],
    [[write("v.npy", npy([1, 1, 1], "<f4", new Uint8Array(Float32Array.of(5).buffer)))], /has 5 in image 0; floats are 0 to 1/, 1],
    [[write("n.npy", npy([1, 1, 1], "<f8", new Uint8Array(Float64Array.of(NaN).buffer)))], /has NaN in image 0/, 1],
    [[at("x.npy"), "--labels", write("l.json", "[1]")], /has 1 labels for 2 images/, 1],
    [[at("x.npy"), "--labels", write("far.json", "[1, 99]")], /label 1 is 99; classes count from 0 to 63/, 1],
    [[at("x.npy"), "--labels", at("y.npy"), "--classes", "one"], /--classes names 1, and there is a class 1/, 2],
    [[at("colours"), "--invert"], /--invert is for grey pictures/, 2],
    [[at("bad"), "--size", "65x1"], /--size 65x1 is no size: write width x height, each 1 to 64/, 2],
    [[at("x.npy"), "--size", "2x1"], /--size is for a folder of pictures/, 2],
    [[at("bad"), "--classes", "a,b"], /--classes names 2, and .* has 1 folders/, 2],
  ];
  for (const [args, message, expected] of cases) {
    const { code, text } = await run("pack-data", ...args, "-o", at("never.bin"));
    assert.match(text, message);
    assert.equal(code, expected, text);
  }
  const pictures: [Uint8Array | string, RegExp][] = [
    ["no picture", /2\.png cannot be used: it is no PNG picture/],
    [png(3, 1, 0, [[1, 2, 3]]), /2\.png is 3 × 1, and .*1\.png 2 × 1: all pictures should have one size\. --size 28x28/],
    [png(65, 1, 0, [Array<number>(65).fill(0)]), /it is 65 × 1; at most 64 × 64 are read\. --size 28x28 makes pictures smaller\.$/],
    [png(2, 1, 0, [[1, 2]], { interlace: 1 }), /interlaced/],
    [png(2, 1, 0, [[1, 2]]).slice(0, 50), /its pixels do not unpack|cut off/],
    [png(2, 1, 3, [[1, 2]], { palette: [0, 0, 0] }), /a colour that its palette does not have/],
  ];
  for (const [content, message] of pictures) {
    write("bad/2.png", content);
    const { code, text } = await run("pack-data", at("bad"), "-o", at("never.bin"));
    assert.match(text, message);
    assert.equal(code, 1);
  }
});
