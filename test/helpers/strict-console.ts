/**
 * A test fails when the page writes an error to the console that the test did not announce; the runner writes uncaught errors
 * and unhandled rejections there too. The runner's configuration imports this into every browser test file. It also takes
 * fixtures, faces and emulations away after each test.
 */
import { resetEmulation } from "./browser.js";
import { resetFace } from "./faces.js";
import { removeFixtures } from "./fixture.js";

/** What the runner writes before it writes the reason of an unhandled rejection. */
const RUNNERS_PREFACE = "An error was thrown in a Promise outside a test.";

let unexpected: string[] = [];
let allowed: RegExp[] = [];

const consoleError = console.error;
console.error = (...parts: unknown[]) => {
  const text = parts.map(String).join(" ");
  if (allowed.some((pattern) => pattern.test(text))) return;
  if (!text.startsWith(RUNNERS_PREFACE)) unexpected.push(text);
  consoleError.apply(console, parts);
};

/** Announces console errors, uncaught errors and unhandled rejections that this test brings about on purpose. */
export function allowConsoleErrors(...patterns: RegExp[]): void {
  allowed.push(...patterns);
}

/** The check is part of the test, not a hook: a hook that throws would end the whole file. */
function strict(body: MochaBody | undefined): MochaBody | undefined {
  return (
    body &&
    async function (this: MochaContext) {
      await body.call(this);
      await new Promise((resolve) => setTimeout(resolve)); // rejections are reported a task later
      if (unexpected.length > 0) throw new Error(`unexpected console.error:\n  ${unexpected.join("\n  ")}`);
    }
  );
}

const plain = globalThis.it;
globalThis.it = Object.assign((title: string, body?: MochaBody) => plain(title, strict(body)), {
  only: (title: string, body?: MochaBody) => plain.only(title, strict(body)),
  skip: plain.skip,
});

afterEach(async () => {
  removeFixtures();
  resetFace();
  await resetEmulation();
  unexpected = [];
  allowed = [];
});
