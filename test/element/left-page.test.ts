/** What scripts have asked of a tag that is taken off the page: all tags answer alike. */
import "../../src/elements/anomaly/define.js";
import "../../src/elements/features/define.js";
import "../../src/elements/latent-map/define.js";
import "../../src/elements/trainer/define.js";
import type { ModelError } from "../../src/model/api.js";
import { assert, fixture } from "../helpers/index.js";

const IMAGE = new Float32Array(784);
const ASKED: {
  [name in "ae-anomaly" | "ae-features" | "ae-latent-map" | "ae-trainer"]: (tag: HTMLElementTagNameMap[name]) => Promise<unknown>[];
} = {
  "ae-anomaly": (tag) => [tag.score(IMAGE)],
  "ae-features": (tag) => [tag.run()],
  "ae-latent-map": (tag) => [tag.encode(IMAGE), tag.decodeAt(0, 0)],
  "ae-trainer": (tag) => [tag.step(1), tag.reconstruct(IMAGE)],
};
const CODES = {
  "ae-anomaly": ["aborted"],
  "ae-features": ["aborted"],
  "ae-latent-map": ["aborted", "aborted"],
  "ae-trainer": ["aborted", "aborted"],
};

/** "done", the code of the error, or "waits" after half a minute. */
const ends = (promises: readonly Promise<unknown>[]): Promise<string[]> =>
  Promise.all(
    promises.map((promise) => {
      const end = promise.then(
        () => "done",
        (error: ModelError) => error.code ?? error.name,
      );
      return Promise.race([end, new Promise<string>((go) => setTimeout(go, 30_000, "waits"))]);
    }),
  );

describe("a tag that is taken off the page", () => {
  for (const name of Object.keys(ASKED) as (keyof typeof ASKED)[]) {
    it(`<${name}> refuses what was asked and what is asked, and answers when it is back; moving it is no leaving`, async function () {
      this.timeout(90_000);
      const [one, other] = [await fixture("<div></div>"), await fixture("<div></div>")];
      const tag = document.createElement(name);
      const ask = () => (ASKED[name] as (tag: HTMLElement) => Promise<unknown>[])(tag);
      one.append(tag);
      await new Promise((go) => setTimeout(go));
      const before = ask();
      // the script that answers is there, the models are on their way
      await (tag as unknown as { restPart: { get(): Promise<unknown> } }).restPart.get();
      tag.remove();
      // what was quicker than that is done
      for (const end of await ends(before)) assert.include(["aborted", "done"], end, "under way");
      assert.deepEqual(await ends(ask()), CODES[name], "afterwards");
      one.append(tag);
      const back = ask();
      await new Promise((go) => setTimeout(go));
      other.append(tag);
      assert.deepEqual(
        await ends(back),
        CODES[name].map(() => "done"),
        "moved",
      );
    });
  }
});
