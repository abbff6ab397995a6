/** How many tests passed and failed, handed from a test runner's process to `npm test` in a file. */
import { readFileSync, writeFileSync } from "node:fs";

/** The environment variable that names the file. */
export const COUNTS = "AE_COUNTS";

/** The line that a test run ends with. */
export const closing = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** Writes counts where the parent process waits for them; false when there is none. */
export function writeCounts(counts) {
  const file = process.env[COUNTS];
  if (!file) return false;
  writeFileSync(file, JSON.stringify(counts));
  return true;
}

/** Counts of a finished process. One failure at least when it ended with an error, whatever it wrote. */
export function readCounts(file, exitCode) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = { ...counts, ...JSON.parse(readFileSync(file, "utf8")) };
  } catch {
    if (exitCode === 0) return { ...counts, failed: 1 };
  }
  if (exitCode !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
