/** Which heights a frame tells its host. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Heights } from "../../src/embed/heights.js";

describe("heights", () => {
  it("are told once each, as whole pixels that are enough", () => {
    const heights = new Heights();
    assert.equal(heights.last, null);
    assert.equal(heights.next(99.2, 300, 0), 100);
    assert.equal(heights.next(100, 300, 10), null);
    assert.equal(heights.next(100.004, 300, 20), null);
    assert.equal(heights.next(100.5, 300, 30), 101);
    assert.equal(heights.next(80, 300, 40), 80);
    assert.equal(heights.last, 80);
  });

  it("end a loop at the greater one: a host's scroll bar that comes and goes with the height", () => {
    // without the bar the frame is 300 wide and too high for the host; with it, it is narrower and would fit
    const heightAt = (width: number) => (width === 300 ? 500 : 400);
    const heights = new Heights();
    let width = 300;
    const told: number[] = [];
    for (let turn = 0; turn < 50; turn++) {
      const height = heights.next(heightAt(width), width, turn * 16);
      if (height !== null) told.push(height);
      width = (heights.last ?? 0) > 450 ? 285 : 300;
    }
    assert.deepEqual(told, [500, 400, 500]);
    assert.equal(heights.last, 500);
  });

  it("follow a reader who opens and closes something, and a page that is made wider and narrower", () => {
    const heights = new Heights();
    assert.deepEqual(
      [
        [200, 300, 0],
        [350, 300, 5000],
        [200, 300, 9000],
        [350, 300, 12_000],
        [420, 200, 12_500],
        [350, 300, 16_000],
      ].map(([height, width, at]) => heights.next(height, width, at)),
      [200, 350, 200, 350, 420, 350],
    );
  });
});
