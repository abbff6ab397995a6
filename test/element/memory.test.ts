/** What a hundred tags that come and go leave behind. */
import "../../src/elements/bottleneck/define.js";
import "../../src/elements/latent-map/define.js";
import type { AeElement } from "../../src/core/ae-element.js";
import { engineInfo } from "../../src/model/pool.js";
import { assert, fixture, waitUntil } from "../helpers/index.js";

describe("a tag that is removed 100 times", () => {
  for (const markup of ["<ae-bottleneck></ae-bottleneck>", '<ae-latent-map points="10"></ae-latent-map>']) {
    it(`${markup}: leaves as many tensors as there were, and none when the last is gone`, async function () {
      this.timeout(90_000);
      const shelf = await fixture("<div></div>");
      const add = async () => {
        shelf.insertAdjacentHTML("beforeend", markup);
        const tag = shelf.lastElementChild as AeElement;
        await tag.ready;
        await tag.updateComplete;
        return tag;
      };
      const kept = await add();
      const { numTensors } = engineInfo();
      assert.isAbove(numTensors, 0);
      for (let i = 0; i < 100; i++) (await add()).remove();
      assert.equal(engineInfo().numTensors, numTensors);
      kept.remove();
      await waitUntil(() => engineInfo().numTensors === 0, "the pool is empty", { timeout: 15_000 });
    });
  }
});
