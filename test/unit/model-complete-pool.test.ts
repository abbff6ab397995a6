/** A pool of an older copy of the library, found by a newer one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { completed } from "../../src/model/complete-pool.js";
import type { Configuration } from "../../src/model/api.js";
import { createPagePool, type PagePool } from "../../src/model/page-pool.js";

/** As it was before anything learnt in the page, and before authors brought models. */
function older() {
  const heard: Configuration[] = [];
  let base: string | undefined = "https://old.example/files/";
  const pool = {
    get assetBase() {
      return base;
    },
    configure(configuration: Configuration) {
      heard.push(configuration);
      base = String(configuration.assetBase ?? base);
    },
    acquire: async () => ({ model: "old", release: () => {} }),
    engineInfo: () => ({ backend: null, numTensors: 0 }),
  };
  return { pool: pool as unknown as PagePool, heard };
}

test("does itself what it knows, and shares what the newer copy adds", async () => {
  const { pool, heard } = older();
  const { acquire } = pool;
  const better = completed(pool);
  assert.equal(better, pool, "the page's pool stays the one object");
  assert.equal(better.acquire, acquire);
  assert.equal(better.assetBase, "https://old.example/files/");
  let loads = 0;
  const load = async () => ++loads;
  const leases = await Promise.all([1, 2].map(() => completed(pool).share("own", load, {})));
  assert.deepEqual(
    leases.map(({ model }) => model),
    [1, 1],
  );
  for (const lease of leases) lease.release();
  better.configure({ assetBase: "https://new.example/" });
  assert.deepEqual(heard, [{ assetBase: "https://new.example/" }]);
  assert.equal(better.assetBase, "https://new.example/", "still what the old one says");
});

test("is left as it is where it lacks nothing", () => {
  const pool = createPagePool();
  const { share, configure } = pool;
  assert.equal(completed(pool), pool);
  assert.deepEqual([pool.share, pool.configure], [share, configure]);
});
