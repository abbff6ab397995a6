/** The checks that are no tests: each resolves with an exit code and the output to show when it is not 0. */
import { inRoot } from "./paths.mjs";
import { node, tool } from "./run.mjs";

const types = (project) => ({ title: `types of ${project}`, run: () => tool("typescript", ["--noEmit", "-p", project], {}, "tsc") });

export const CHECKS = [
  { title: "formatting", run: () => tool("prettier", ["--check", "--log-level=warn", "."]) },
  { title: "lint", run: () => tool("oxlint", ["--deny-warnings"]) },
  { title: "layers", run: () => node([inRoot("scripts/check-layers.mjs")]) },
  { title: "typeset formulas", run: () => node(["--import", "tsx", inRoot("scripts/prerender-tex.ts"), "--check"]) },
  types("tsconfig.json"),
  types("src/cli"),
  types("site/share"),
  types("test"),
  types("stories"),
  types("training"),
];
