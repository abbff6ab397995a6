/** Chooses the steps of a test run, runs them in order and adds up their counts. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKS } from "./checks.mjs";
import { COUNTS, closing, readCounts } from "./counts.mjs";
import { inRoot } from "./paths.mjs";
import { node, tool } from "./run.mjs";
import { filesIn, name } from "./sources.mjs";

/** In the order in which they run. `built`: the tests look at dist/. `longest`: begun first, so that none runs alone at the end. */
const SUITES = {
  unit: { title: "unit tests", runner: runNodeTests, longest: ["training-retrain", "bottleneck-models", "walkthrough-training"] },
  package: { title: "tests of the package", runner: runNodeTests, built: true, longest: ["bundles", "author-paths", "translations"] },
  element: {
    title: "browser tests",
    runner: runBrowserTests,
    longest: ["walkthrough", "anomaly", "lesson-place", "save", "features", "trainer"],
  },
  host: { title: "tests of host pages", runner: runNodeTests, built: true, longest: ["scorm", "bad-lms", "gallery-share", "xapi"] },
};

/** What only `npm run verify` adds. */
const BUILDS = [
  { title: "build", run: () => node([inRoot("scripts/build.mjs")]) },
  { title: "build of Storybook", run: () => node([inRoot("scripts/storybook.mjs"), "build"]) },
];

/** Runs the parts that `args` name, all checks and tests without any. Gives the exit code. */
export async function runTests(args) {
  const plan = planOf(args);
  if (typeof plan === "string") {
    console.error(plan);
    return 1;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const started = performance.now();
  const add = (counts) => {
    for (const key of Object.keys(total)) total[key] += counts[key];
  };

  for (const check of plan.checks) add(await runCheck(check));
  const needsBuild = plan.suites.some(({ suite, files }) => SUITES[suite].built && files.length > 0);
  const built = !needsBuild || (await buildOnce(add));
  for (const { suite, files } of plan.suites) {
    if (files.length === 0 || (SUITES[suite].built && !built)) continue;
    console.log(`\n── ${SUITES[suite].title}`);
    const begun = performance.now();
    add(await SUITES[suite].runner(files));
    console.log(`   ${SUITES[suite].title}: ${secondsSince(begun)} s`);
  }

  console.log(`\n${total.skipped ? `${total.skipped} skipped, ` : ""}${secondsSince(started)} s`);
  console.log(closing(total));
  return total.failed > 0 ? 1 : 0;
}

const secondsSince = (time) => Math.round((performance.now() - time) / 1000);

/** The checks and the test files to run, or a message when an argument names nothing. */
export function planOf(args) {
  if (args.length === 0 || args.includes("all")) {
    const suites = Object.keys(SUITES).map((suite) => ({ suite, files: testFiles(suite) }));
    return { checks: args.includes("all") ? [...CHECKS, ...BUILDS] : CHECKS, suites };
  }
  const plan = { checks: args.includes("checks") ? CHECKS : [], suites: [] };
  for (const suite of Object.keys(SUITES)) {
    const files = args.includes(suite) ? testFiles(suite) : args.flatMap((argument) => matching(argument, suite));
    plan.suites.push({ suite, files });
  }
  const unknown = args.find((arg) => arg !== "checks" && !(arg in SUITES) && !Object.keys(SUITES).some((s) => matching(arg, s).length));
  if (unknown) return `"${unknown}" is no part (checks, ${Object.keys(SUITES).join(", ")}, all) and no test file or folder.`;
  return plan;
}

function testFiles(suite) {
  const files = filesIn(`test/${suite}`)
    .map(name)
    .filter((file) => /\.test\.(ts|mjs)$/.test(file));
  const first = (SUITES[suite].longest ?? []).map((each) => `test/${suite}/${each}.test.ts`);
  return [...first.filter((file) => files.includes(file)), ...files.filter((file) => !first.includes(file))];
}

/** Test files of a suite that an argument names, by path or by the end or beginning of it. */
function matching(argument, suite) {
  const path = argument.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/$/, "");
  return testFiles(suite).filter((file) => file === path || file.startsWith(`${path}/`) || file.endsWith(`/${path}`));
}

async function runCheck({ title, run }) {
  const started = performance.now();
  const { code, output } = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${title}  ${seconds} s`);
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, "    "));
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** dist/, unless it is that of these sources. Counts only when it fails. */
async function buildOnce(add) {
  const { isBuilt } = await import("../build.mjs");
  if (isBuilt()) return true;
  const counts = await runCheck({ title: "build", run: () => node([inRoot("scripts/build.mjs")]) });
  if (counts.failed) add(counts);
  return counts.failed === 0;
}

/** Two files at a time on two cores (Node's own default is one): those that drive browsers mostly wait. More would be late for their own clocks. */
function runNodeTests(files) {
  const atOnce = Math.min(2, availableParallelism());
  const reporter = ["--test-reporter", `./${name(inRoot("scripts/lib/node-reporter.mjs"))}`];
  return counted((env) =>
    node(["--import", "tsx", "--test", `--test-concurrency=${atOnce}`, "--test-timeout=300000", ...reporter, ...files], {
      show: true,
      env,
    }),
  );
}

function runBrowserTests(files) {
  return counted((env) => tool("@web/test-runner", ["--files", ...files], { show: true, env }, "wtr"));
}

async function counted(start) {
  const folder = mkdtempSync(join(tmpdir(), "ae-elements-"));
  const file = join(folder, "counts.json");
  const { code } = await start({ [COUNTS]: file });
  const counts = readCounts(existsSync(file) ? file : "", code);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}
