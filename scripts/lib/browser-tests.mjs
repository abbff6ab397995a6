/** Plugins and the closing reporter of the browser tests. */
import { posix } from "node:path";
import { closing, writeCounts } from "./counts.mjs";
import { name } from "./sources.mjs";

/**
 * A page that is painted and takes the focus while others run beside it: a tab behind another gets no animation frames, and
 * focus events reach one page of a browser only.
 */
export async function createVisiblePage(context) {
  const page = await context.newPage({ type: "window" });
  await page.emulateFocusedPage(true);
  return page;
}

/** Imports test/helpers/strict-console.ts into every test file; behind its last line, so that line numbers stay. */
export function strictConsolePlugin() {
  return {
    name: "strict-console",
    transform(context) {
      if (!context.path.endsWith(".test.ts")) return undefined;
      return `${context.body}\nimport "/test/helpers/strict-console.ts";\n`;
    },
  };
}

/** The slim bundle of TensorFlow.js, an absolute path, in place of the module that imports it. */
export function tfjsRuntimePlugin(bundle) {
  return {
    name: "tfjs-runtime",
    resolveImport({ source, context }) {
      const target = source.startsWith(".") && posix.join(posix.dirname(context.path), source);
      return target === "/src/model/tfjs/runtime.js" || target === "/src/model/tfjs/runtime.ts" ? `/${name(bundle)}` : undefined;
    },
  };
}

/** The command `ae:cdp` {method, params}: one method of the Chrome DevTools protocol, in one session a page. */
export function cdpPlugin() {
  const sessions = new WeakMap();
  return {
    name: "cdp-command",
    async executeCommand({ command, payload, session }) {
      if (command !== "ae:cdp") return undefined;
      const page = session.browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      // a command must answer something
      return (await sessions.get(page).send(payload.method, payload.params)) ?? {};
    },
  };
}

/** Says how long each file took, and counts tests: into the file that `npm test` names, or as the closing line. */
export function countingReporter() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  return {
    onTestRunFinished({ sessions }) {
      for (const session of sessions) {
        count(session, counts);
        console.log(`  ${session.passed ? "✓" : "✗"} ${name(session.testFile)}  ${(durationOf(session.testResults) / 1000).toFixed(1)} s`);
      }
    },
    stop() {
      if (!writeCounts(counts)) console.log(closing(counts));
    },
  };
}

/** Milliseconds of the tests of a suite. */
const durationOf = (suite) =>
  suite ? [...suite.tests.map((test) => test.duration ?? 0), ...suite.suites.map(durationOf)].reduce((sum, each) => sum + each, 0) : 0;

function count(session, counts) {
  const before = counts.failed;
  const walk = (suite) => {
    for (const test of suite.tests) counts[test.skipped ? "skipped" : test.passed ? "passed" : "failed"]++;
    suite.suites.forEach(walk);
  };
  if (session.testResults) walk(session.testResults);
  // a file that did not load, a hook that threw, a page that hung: no test has failed, the file has
  if (!session.passed && counts.failed === before) counts.failed++;
}
