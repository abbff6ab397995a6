/** A quiz's file, as servers may answer: each case ends, soon, in a sentence with the address and the limit. */
import assert from "node:assert/strict";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { LIMITS } from "../../src/content/quiz/types.ts";
import { fetchText } from "../../src/elements/quiz/fetch.ts";

const SHORT = { silence: 1000, whole: 3000 };
const QUIZ = '{"questions": []}';

/** How much the endless answers had written when their reader left. */
let written = 0;
let leave = () => {};
const left = new Promise<void>((resolve) => (leave = resolve));

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  "/quiz.json": (response) => response.end(QUIZ),
  "/bom.json": (response) => response.end(`\ufeff${QUIZ}`),
  "/long.json": (response) => response.end("x".repeat(10_000_000)),
  "/endless.json": (response) => {
    const chunk = Buffer.alloc(64_000, 32);
    const write = () => {
      if (response.destroyed) return;
      written += chunk.length;
      if (response.write(chunk)) setImmediate(write);
      else response.once("drain", write);
    };
    response.on("close", leave);
    write();
  },
  "/page.json": (response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html><title>Login"),
  "/page.txt": (response) => response.writeHead(200, { "content-type": "text/plain" }).end("\n<!DOCTYPE html><title>Login"),
  "/latin.gift": (response) => response.end(Buffer.from("Caf\xe9? {T}", "latin1")),
  "/utf16.json": (response) => response.end(Buffer.from(`\ufeff${QUIZ}`, "utf16le")),
  "/moved.json": (response) => response.writeHead(302, { location: "/quiz.json" }).end(),
  "/round.json": (response) => response.writeHead(302, { location: "/round.json" }).end(),
  "/cut.json": (response) => {
    response.writeHead(200, { "content-length": "1000" }).write("{");
    setTimeout(() => response.destroy(), 20);
  },
  "/silent.json": () => undefined,
  "/stuck.json": (response) => void response.write("{"),
  "/drip.json": (response) => {
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  },
};

describe("the file of a quiz", () => {
  let server: Server;
  let base = "";
  before(async () => {
    server = createServer(({ url = "" }, response) => {
      const answer = ANSWERS[url];
      if (answer) answer(response);
      else response.writeHead(404).end("not here");
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const { signal } = new AbortController();
  const read = (path: string) => fetchText({ address: base + path, signal });
  const wrong = async (path: string) => {
    const file = await read(path);
    return "wrong" in file ? file.wrong.replaceAll(base, "") : "it is right";
  };
  const lost = (path: string) =>
    fetchText({ address: base + path, signal, patience: SHORT }).then(
      () => "it arrived",
      (error: Error) => error.message.replaceAll(base, ""),
    );

  test("arrives, also from where a server sends on to, without its byte order mark", async () => {
    for (const path of ["/quiz.json", "/moved.json", "/bom.json"]) assert.deepEqual(await read(path), { text: QUIZ }, path);
  });

  test("that is too long is refused by what the server says of it, or where the limit is reached", async () => {
    assert.equal(
      await wrong("/long.json"),
      "The quiz is too long: /long.json has more than the 1 MB that are read of it (the server says 10 MB).",
    );
    assert.equal(
      await wrong("/endless.json"),
      "The quiz is too long: /endless.json has more than the 1 MB that are read of it (reading was stopped there).",
    );
    await left;
    // what lies in the sockets between the two is not the reader's
    assert.ok(written < 16 * LIMITS.characters, `${written} bytes were sent`);
  });

  test("that is no quiz's file is refused: a web page, another encoding", async () => {
    for (const path of ["/page.json", "/page.txt"])
      assert.match(await wrong(path), new RegExp(`^The quiz is a web page: ${path} answered HTML\\.`));
    for (const path of ["/latin.gift", "/utf16.json"])
      assert.equal(await wrong(path), `The quiz is no text in UTF-8: ${path}. Save it in that encoding.`);
  });

  test("that does not arrive is given up with the reason", async () => {
    assert.match(await lost("/none.json"), /^The quiz was not found: HTTP 404 for \/none\.json\./);
    for (const path of ["/round.json", "/cut.json"])
      assert.match(await lost(path), new RegExp(`^The quiz did not arrive: no complete answer from ${path} `));
    for (const path of ["/silent.json", "/stuck.json"])
      assert.equal(await lost(path), `The quiz did not arrive: nothing came for 1 s from ${path}. Try again.`);
    assert.equal(await lost("/drip.json"), "The quiz did not arrive: it was not complete after 3 s from /drip.json. Try again.");
  });

  test("is not waited for once another is wanted", async () => {
    const wanted = new AbortController();
    const reading = fetchText({ address: `${base}/silent.json`, signal: wanted.signal });
    wanted.abort();
    await assert.rejects(reading, { name: "AbortError" });
    await assert.rejects(fetchText({ address: `${base}/quiz.json`, signal: wanted.signal }));
  });
});
