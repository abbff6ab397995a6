/** Which heights a frame tells its host. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Heights, LOOP_MS } from "../../src/embed/heights.js";

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
    const sent: number[] = [];
    for (let turn = 0; turn < 50; turn++) {
      const height = heights.next(heightAt(width), width, turn * 16);
      if (height !== null) sent.push(height);
      width = (heights.last ?? 0) > 450 ? 285 : 300;
    }
    assert.deepEqual(sent, [500, 400, 500]);
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

  /** What is told of `measured`, with what is held back measured again when the time for it has come. */
  function toldOf(measured: readonly (readonly [height: number, width: number, at: number])[]): (number | null)[] {
    const heights = new Heights();
    let again: readonly [number, number, number] | null = null;
    const all: (number | null)[] = [];
    for (const each of [...measured, [NaN, NaN, Infinity] as const]) {
      if (again && again[2] <= each[2]) all.push(heights.next(...again));
      if (each[2] === Infinity) continue;
      all.push(heights.next(...each));
      again = heights.isDoubted ? [each[0], each[1], each[2] + LOOP_MS] : null;
    }
    return all;
  }

  it("follow a phone that is turned to and fro, and something that opens and closes twice", () => {
    const turned = [300, 500, 300, 500, 300].map((height, i) => [height, i % 2 ? 340 : 800, 600 * i] as const);
    assert.deepEqual(toldOf(turned), [300, 500, 300, 500, 300]);
    const toggled = [300, 500, 300, 500, 300].map((height, i) => [height, 600, 400 * i] as const);
    assert.deepEqual(toldOf(toggled), [300, 500, 300, 500, 300]);
  });

  it("are right in the end where a window's edge went to and fro as a scroll bar does", () => {
    const dragged = [300, 340, 300, 340, 300].map((height, i) => [height, i % 2 ? 590 : 610, 200 * i] as const);
    assert.deepEqual(toldOf(dragged), [300, 340, null, null, null, 300]);
    const atOnce = [300, 500, 300].map((height, i) => [height, i % 2 ? 340 : 800, 100 * i] as const);
    assert.deepEqual(toldOf(atOnce), [300, 500, null, 300]);
  });

  it("let go of a loop once, and hold it for good when it goes on", () => {
    const heights = new Heights();
    let [width, measured, again, at] = [300, 0, Infinity, 0];
    const told: number[] = [];
    for (; at < 20_000; at += 16) {
      if (width !== measured || at >= again) {
        measured = width;
        const height = heights.next(width === 300 ? 500 : 400, width, at);
        if (height !== null) told.push(height);
        again = heights.isDoubted ? at + LOOP_MS : Infinity;
      }
      width = heights.last === 500 ? 285 : 300;
    }
    assert.deepEqual(told, [500, 400, 500, 400, 500]);
    assert.equal(heights.next(450, 285, at), 450, "something else");
  });
});
