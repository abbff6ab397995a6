import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Backoff } from "../../src/lms/queue-backoff.js";
import { Queue, type Sent } from "../../src/lms/queue.js";
import { digest, openStore, type Store } from "../../src/lms/store.js";

const settle = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));

/** Lets time pass, and what waits for it happen. */
async function wait(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 250) {
    mock.timers.tick(250);
    await settle();
  }
}

/** The store of a browser, which outlives its pages. */
function memory(): { store: () => Store; size: () => number } {
  const items = new Map<string, string>();
  const storage = {
    get length() {
      return items.size;
    },
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    clear: () => items.clear(),
  };
  return { store: () => openStore("q:", () => storage), size: () => items.size };
}

/** The other side: takes what it does not refuse, once for each item, when it is up. */
class Other {
  readonly taken: string[] = [];
  readonly batches: string[][] = [];
  isUp = true;
  /** It takes what it is sent, and its answer is lost. */
  losesAnswers = false;
  refuses = (_item: string): boolean => false;

  readonly send = async (items: string[]): Promise<Sent> => {
    this.batches.push([...items]);
    await settle();
    if (!this.isUp) return { kind: "later", reason: "down" };
    if (items.some(this.refuses)) return { kind: "refused", reason: "bad" };
    for (const item of items) if (!this.taken.includes(item)) this.taken.push(item);
    return this.losesAnswers ? { kind: "later", reason: "lost" } : { kind: "taken" };
  };
}

describe("the queue", () => {
  const refused: string[] = [];
  const said: string[] = [];
  const open: Queue<string>[] = [];
  const queueTo = (other: Other, store: Store, batch = 25) => {
    const queue = new Queue<string>({
      store,
      send: other.send,
      batch,
      refused: (item) => refused.push(item),
      say: (message) => said.push(message),
      backoff: new Backoff(1000, 60_000, () => 0.5),
    });
    open.push(queue);
    return queue;
  };
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_800_000_000_000 });
  });
  afterEach(() => {
    for (const queue of open.splice(0)) queue.stop();
    mock.timers.reset();
    refused.length = said.length = 0;
  });

  it("sends what is added, in order, together", async () => {
    const other = new Other();
    const { store, size } = memory();
    const queue = queueTo(other, store());
    for (const item of ["a", "b", "c"]) queue.add(item);
    assert.equal(size(), 3, "kept before it is sent");
    await wait(2000);
    assert.deepEqual(other.batches, [["a", "b", "c"]]);
    assert.equal(queue.size, 0);
    assert.equal(size(), 0);
  });

  it("sends in small batches", async () => {
    const other = new Other();
    const queue = queueTo(other, memory().store(), 2);
    for (const item of ["a", "b", "c", "d", "e"]) queue.add(item);
    await wait(2000);
    assert.deepEqual(other.batches, [["a", "b"], ["c", "d"], ["e"]]);
  });

  it("loses nothing while the other side is down, and asks ever less often", async () => {
    const other = new Other();
    other.isUp = false;
    const queue = queueTo(other, memory().store());
    queue.add("a");
    await wait(600_000);
    const attempts = other.batches.length;
    assert.ok(attempts > 8 && attempts < 18, `${attempts}`);
    for (let i = 0; i < 50; i++) queue.add(`more ${i}`);
    await wait(1000);
    assert.ok(other.batches.length <= attempts + 1, "what is added does not hurry it");
    other.isUp = true;
    await wait(120_000);
    assert.deepEqual(other.taken, ["a", ...Array.from({ length: 50 }, (_, i) => `more ${i}`)]);
    assert.equal(said.length, 1, said.join());
  });

  it("waits as long as it is asked to", async () => {
    let calls = 0;
    const queue = new Queue<string>({
      store: memory().store(),
      send: async () => (++calls === 1 ? { kind: "later", reason: "busy", after: 30_000 } : { kind: "taken" }),
      refused: () => {},
      say: () => {},
    });
    open.push(queue);
    queue.add("a");
    await wait(29_000);
    assert.equal(calls, 1);
    await wait(3000);
    assert.equal(calls, 2);
  });

  it("goes on at once when it is woken", async () => {
    const other = new Other();
    other.isUp = false;
    const queue = queueTo(other, memory().store());
    queue.add("a");
    await wait(100_000);
    other.isUp = true;
    queue.wake();
    await settle();
    await settle();
    await settle();
    assert.deepEqual(other.taken, ["a"]);
  });

  it("survives a reload, in order, and sends each once even where an answer was lost", async () => {
    const other = new Other();
    const browser = memory();
    other.losesAnswers = true;
    const first = queueTo(other, browser.store(), 2);
    for (const item of ["a", "b", "c"]) first.add(item);
    await wait(5000);
    first.stop();
    other.losesAnswers = false;
    const second = queueTo(other, browser.store(), 2);
    assert.equal(second.size, 3);
    second.add("d");
    await second.flush();
    assert.deepEqual(other.taken, ["a", "b", "c", "d"]);
    assert.equal(browser.size(), 0);
  });

  it("keeps the order over reloads where the clock was set back meanwhile", async () => {
    const other = new Other();
    const browser = memory();
    other.isUp = false;
    for (const [item, now] of [
      ["a", 1_800_000_000_000],
      ["b", 1_700_000_000_000],
      ["c", 1_750_000_000_000],
    ] as const) {
      mock.timers.setTime(now);
      const queue = queueTo(other, browser.store());
      queue.add(item);
      queue.stop();
    }
    other.isUp = true;
    await queueTo(other, browser.store()).flush();
    assert.deepEqual(other.taken, ["a", "b", "c"]);
  });

  it("is one with that of another tab: each item once, none lost, and the storage is empty in the end", async () => {
    const other = new Other();
    const browser = memory();
    other.isUp = false;
    const first = queueTo(other, browser.store(), 2);
    for (const item of ["a", "b", "c"]) first.add(item);
    await wait(500);
    const second = queueTo(other, browser.store(), 2);
    second.add("d");
    first.add("e");
    other.isUp = true;
    await Promise.all([first.flush(), second.flush()]);
    await wait(5000);
    assert.deepEqual(other.taken.toSorted(), ["a", "b", "c", "d", "e"]);
    assert.deepEqual(
      other.taken.filter((item) => item < "d"),
      ["a", "b", "c"],
    );
    assert.deepEqual([first.size, second.size, browser.size()], [0, 0, 0]);
  });

  it("tells what the other side refuses, and lets it stop no others", async () => {
    const other = new Other();
    other.refuses = (item) => item === "bad";
    const queue = queueTo(other, memory().store());
    for (const item of ["a", "bad", "b", "c"]) queue.add(item);
    await wait(2000);
    assert.deepEqual(other.taken, ["a", "b", "c"]);
    assert.deepEqual(refused, ["bad"]);
    assert.equal(queue.size, 0);
  });

  it("keeps the rest of a refused batch when the other side goes down meanwhile", async () => {
    const other = new Other();
    let calls = 0;
    other.refuses = (item) => item === "bad";
    const send = other.send;
    const queue = new Queue<string>({
      store: memory().store(),
      send: (items) => {
        other.isUp = ++calls !== 3;
        return send(items);
      },
      refused: (item) => refused.push(item),
      say: () => {},
      backoff: new Backoff(1000, 60_000, () => 0.5),
    });
    open.push(queue);
    for (const item of ["a", "bad", "b"]) queue.add(item);
    await wait(10_000);
    assert.deepEqual(other.taken, ["a", "b"]);
    assert.deepEqual(refused, ["bad"]);
  });

  it("sends everything at once when the page goes, and keeps it until it is known to have come", async () => {
    const other = new Other();
    const browser = memory();
    other.isUp = false;
    const queue = queueTo(other, browser.store(), 1);
    for (const item of ["a", "b"]) queue.add(item);
    await wait(250);
    queue.leave();
    await settle();
    assert.deepEqual(other.batches.at(-1), ["a", "b"]);
    assert.equal(browser.size(), 2);
  });

  it("drops what it can't read, and works without any storage", async () => {
    const browser = memory();
    browser.store().set("0000", "{not JSON");
    const other = new Other();
    assert.equal(queueTo(other, browser.store()).size, 0);
    const denied = openStore("q:", () => {
      throw new Error("denied");
    });
    const queue = queueTo(other, denied);
    queue.add("a");
    await wait(2000);
    assert.deepEqual(other.taken, ["a"]);
    assert.match(said.join(), /keeps nothing/);
  });
});

describe("the store", () => {
  it("has the keys of its prefix only, sorted", () => {
    const { store } = memory();
    const one = store();
    one.set("b", "1");
    one.set("a", "2");
    assert.deepEqual(one.keys(), ["a", "b"]);
    one.remove("a");
    assert.equal(one.get("a"), null);
  });

  it("keeps in memory what the browser won't, and says so", () => {
    const full = openStore("q:", () => {
      throw new Error("full");
    });
    assert.equal(full.set("a", "1"), false);
    assert.equal(full.get("a"), "1");
    assert.deepEqual(full.keys(), ["a"]);
  });

  it("names a text by another that tells it from others", () => {
    const names = new Set(Array.from({ length: 5000 }, (_, i) => digest(`learner ${i}`)));
    assert.equal(names.size, 5000);
    assert.equal(digest("a"), digest("a"));
  });
});
