/** Reporter of `node --test`: a line a file with its time, every failure in full, the counts for `npm test`. */
import { relative, resolve } from "node:path";
import { inspect } from "node:util";
import { closing, writeCounts } from "./counts.mjs";
import { ROOT } from "./paths.mjs";

export default async function* report(events) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const files = new Map();
  const titles = [];
  for await (const { type, data } of events) {
    const file = data.file && relative(ROOT, data.file);
    if (type === "test:start") titles.splice(data.nesting, titles.length, data.name);
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    if (type !== "test:pass" && type !== "test:fail") continue;
    const counts = files.get(file) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 };
    if (file) files.set(file, counts);
    if (data.nesting === 0 && !isFile(data)) counts.ms += data.details.duration_ms;
    const outcome = outcomeOf(type, data);
    if (!outcome) continue;
    counts[outcome]++;
    total[outcome]++;
    if (outcome === "failed") yield failure([...titles.slice(0, data.nesting), data.name].join(" > "), file, data.details.error);
  }
  for (const [file, counts] of files)
    yield `  ${counts.failed ? "✗" : "✓"} ${file}  ${describeCounts(counts)}  ${(counts.ms / 1000).toFixed(1)} s\n`;
  if (!writeCounts(total)) yield `${closing(total)}\n`;
}

/** "passed", "failed" or "skipped"; null for what is no test of its own: suites, parents, the process that ran a file. */
function outcomeOf(type, data) {
  if (type === "test:fail") return data.details.error?.failureType === "subtestsFailed" ? null : "failed";
  if (data.details?.type === "suite" || isFile(data)) return null;
  return data.skip !== undefined || data.todo !== undefined ? "skipped" : "passed";
}

const isFile = ({ nesting, file, name }) => nesting === 0 && file && resolve(name) === file;

function failure(title, file, error) {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  const own = text.replace(/^\s+at .*\(?node:.*\n?/gm, "").trimEnd();
  return `\n  ✗ ${file}: ${title}\n${own.replace(/^/gm, "      ")}\n\n`;
}

function describeCounts({ passed, failed, skipped }) {
  return [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean).join(", ");
}
