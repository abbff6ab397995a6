/** Browser tests: test/element in a real Chromium, sources served as they are, weights and wasm beside them. */
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { a11ySnapshotPlugin } from "@web/test-runner-commands/plugins";
import { findBrowser } from "./scripts/lib/browser.mjs";
import { giftGrammarPlugin } from "./scripts/lib/gift-grammar.mjs";
import { cdpPlugin, countingReporter, createVisiblePage, strictConsolePlugin, tfjsRuntimePlugin } from "./scripts/lib/browser-tests.mjs";
import { taskTimesPlugin } from "./scripts/lib/task-times.mjs";
import { ROOT, inRoot } from "./scripts/lib/paths.mjs";
import { prebundleTfjs } from "./scripts/tfjs/prebundle.mjs";
import { trimWasm } from "./scripts/tfjs/trim-wasm.mjs";
import { tfjsDevServerPlugin } from "./scripts/tfjs/index.mjs";

const { kind, launchOptions } = await findBrowser();
console.log(`browser: ${kind}`);
await trimWasm(inRoot("wasm/tfjs-simd.wasm"));

export default {
  rootDir: ROOT,
  files: ["test/element/**/*.test.ts"],
  nodeResolve: { exportConditions: ["browser", "development"] },
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 20_000 } },
  browsers: [chromeLauncher({ launchOptions, concurrency: 2, createPage: ({ context }) => createVisiblePage(context) })],
  plugins: [
    tfjsDevServerPlugin(),
    strictConsolePlugin(),
    tfjsRuntimePlugin(await prebundleTfjs()),
    giftGrammarPlugin(),
    cdpPlugin(),
    taskTimesPlugin(),
    a11ySnapshotPlugin(),
    esbuildPlugin({ ts: true, tsconfig: "tsconfig.json", target: "es2022" }),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith("Lit is in dev mode"),
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), countingReporter()],
};
