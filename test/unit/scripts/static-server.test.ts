import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileOf, serve } from "../../../scripts/lib/static-server.mjs";

describe("the server of npm start", () => {
  const root = mkdtempSync(join(tmpdir(), "ae-serve-"));
  const folder = join(root, "dist");
  let server: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    mkdirSync(join(folder, "gallery"), { recursive: true });
    writeFileSync(join(root, "secret.txt"), "secret");
    mkdirSync(join(root, "dist-other"));
    writeFileSync(join(root, "dist-other/secret.txt"), "secret");
    writeFileSync(join(folder, "index.html"), "<p>lesson</p>");
    writeFileSync(join(folder, "gallery/index.html"), "<p>gallery</p>");
    writeFileSync(join(folder, "a b.wasm"), "wasm");
    server = await serve({ folder, port: 0 });
  });
  after(async () => {
    await server.close();
    rmSync(root, { recursive: true });
  });

  /** Status, headers and body; `path` goes out as it is, without the tidying that `fetch` does. */
  function get(path: string, method = "GET"): Promise<{ status?: number; headers: Record<string, unknown>; body: string }> {
    return new Promise((resolve, reject) => {
      request({ host: "127.0.0.1", port: server.port, path, method }, (response) => {
        let body = "";
        response.on("data", (chunk: Buffer) => (body += chunk.toString()));
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
      })
        .on("error", reject)
        .end();
    });
  }

  it("gives a folder's page, and sends there from the folder's name", async () => {
    assert.equal((await get("/")).body, "<p>lesson</p>");
    assert.equal((await get("/gallery/?x=1")).body, "<p>gallery</p>");
    const redirect = await get("/gallery");
    assert.equal(redirect.status, 301);
    assert.equal(redirect.headers.location, "/gallery/");
  });

  it("names the type, the length and that nothing is kept", async () => {
    const { headers, body } = await get("/a%20b.wasm");
    assert.equal(headers["content-type"], "application/wasm");
    assert.equal(headers["content-length"], "4");
    assert.equal(headers["cache-control"], "no-cache");
    assert.equal(body, "wasm");
  });

  it("answers HEAD without a body, and no other method", async () => {
    assert.deepEqual([(await get("/", "HEAD")).status, (await get("/", "HEAD")).body], [200, ""]);
    assert.equal((await get("/", "POST")).status, 405);
  });

  it("gives nothing that is not there and nothing outside the folder", async () => {
    for (const path of [
      "/nothing",
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "/../dist-other/secret.txt",
      "/%00",
      "/%zz",
    ]) {
      assert.equal((await get(path)).status, 404, path);
    }
    assert.equal(fileOf(folder, "/../dist-other/secret.txt"), null);
    assert.equal(fileOf(folder, "/gallery/../index.html"), join(folder, "index.html"));
  });

  it("takes the next port where one is in use", async () => {
    const first = await serve({ folder });
    const second = await serve({ folder });
    assert.notEqual(first.port, second.port);
    await assert.rejects(serve({ folder, port: first.port }), { code: "EADDRINUSE" });
    await Promise.all([first.close(), second.close()]);
  });
});
