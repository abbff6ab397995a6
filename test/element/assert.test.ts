/** A failed assertion about elements is told; it does not hang the browser. */
import "../../src/elements/term/define.js";
import { assert, fixture } from "../helpers/index.js";

describe("an assertion that fails", () => {
  const caught = (run: () => void): { message: string; actual?: unknown; expected?: unknown } => {
    try {
      run();
    } catch (error) {
      return error as Error;
    }
    throw new Error("it did not fail");
  };

  it("hands the runner no element, no event, and nothing that holds one", async () => {
    const tag = await fixture("<ae-term></ae-term>");
    for (const run of [
      () => assert.equal(document.body, tag),
      () => assert.isNull(tag),
      () => assert.deepEqual([{ tag: document.body as Element }], [{ tag }]),
      () => assert.strictEqual<unknown>(new Event("x"), 1),
      () => assert.sameMembers<unknown>([window], [1]),
      () => assert(tag === null, "said"),
    ]) {
      const { message, actual, expected } = caught(run);
      assert.isAbove(message.length, 3);
      assert.deepEqual(
        [actual, expected].map((side) => typeof side === "object" && side !== null),
        [false, false],
        message,
      );
    }
  });

  it("hands over plain values as they are", () => {
    const { actual, expected } = caught(() => assert.deepEqual([1, [2]], [1, [3]]));
    assert.deepEqual([actual, expected], [
      [1, [2]],
      [1, [3]],
    ] as unknown[]);
  });
});
