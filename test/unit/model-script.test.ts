import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ModelError } from "../../src/model/api.js";
import { Script } from "../../src/model/script.js";

const refusal = (url: string) => new TypeError(`Failed to fetch dynamically imported module: ${url}`);
const unanswered = (error: unknown) => error instanceof ModelError && error.code === "network" && error.recoverable;

describe("a script that is imported when it is needed", () => {
  it("is imported as it was told, and kept", async () => {
    let asked = 0;
    const script = new Script(async () => ++asked);
    assert.equal(await script.load(), 1);
    assert.equal(await script.load(), 1);
  });

  it("is asked for at another address after a failure, a new one each time", async () => {
    const addresses: string[] = [];
    const script = new Script(
      () => Promise.reject<string>(refusal("https://example.org/a.js?v=1")),
      async (url) => {
        addresses.push(url);
        if (addresses.length === 1) throw refusal(url);
        return "module";
      },
    );
    await assert.rejects(script.load(), unanswered);
    await assert.rejects(script.load(), unanswered);
    assert.equal(await script.load(), "module");
    assert.equal(await script.load(), "module");
    assert.equal(addresses.length, 2);
    for (const address of addresses) assert.match(address, /^https:\/\/example\.org\/a\.js\?v=1&retry=\d+$/);
  });

  it("is asked for in the same way where the failure names no address", async () => {
    let asked = 0;
    const script = new Script(async () => {
      if (asked++ === 0) throw new TypeError("Importing a module script failed.");
      return "module";
    });
    await assert.rejects(script.load(), unanswered);
    assert.equal(await script.load(), "module");
  });
});
