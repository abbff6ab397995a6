import { executeServerCommand } from "@web/test-runner-commands";
import { pause } from "../../src/core/turns.js";

/** What the fixed work below costs, in the thread's own milliseconds, on the machine that the limit of 50 ms is meant for. */
const UNIT_MS = 10;
const UNITS = 9;

interface Task {
  /** Milliseconds of the thread's own. */
  readonly cpu: number;
  readonly marks: readonly string[];
}

/**
 * The longest task of the page's main thread while `run` goes on, in milliseconds of a machine that is not busy: the thread's own
 * time, over that of fixed work done before and after it in the same trace.
 */
export async function longestTask(run: () => Promise<unknown>): Promise<number> {
  await executeServerCommand("ae:trace", "start");
  await units();
  performance.mark("ae-task-from");
  await pause();
  await run();
  await pause();
  performance.mark("ae-task-to");
  await units();
  const tasks = await executeServerCommand<Task[], string>("ae:trace", "stop");
  const at = (name: string) => tasks.findIndex(({ marks }) => marks.includes(name));
  const unit = tasks
    .filter(({ marks }) => marks.includes("ae-task-unit"))
    .map(({ cpu }) => cpu)
    .sort((a, b) => a - b)[UNITS];
  const longest = Math.max(...tasks.slice(at("ae-task-from") + 1, at("ae-task-to")).map(({ cpu }) => cpu));
  return (longest / unit) * UNIT_MS;
}

async function units(): Promise<void> {
  for (let i = 0; i < UNITS; i++) {
    await new Promise((resume) => setTimeout(resume));
    performance.mark("ae-task-unit");
    work();
  }
  await new Promise((resume) => setTimeout(resume));
}

let sink = 0;

function work(): void {
  for (let i = 1; i < 1_200_000; i++) sink = Math.sqrt(sink + i);
}
