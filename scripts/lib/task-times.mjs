/** Browser tests: what each task of a page's main thread cost, from Chrome's own trace. */

const MOST_MS = 60_000;

/**
 * The command `ae:trace`: "start" waits for its turn (a browser traces one page at a time), "stop" answers
 * `{cpu, marks}[]`, the tasks in their order: the thread's own milliseconds, which do not count while others have the processor, and the
 * names of `performance.mark`s inside.
 */
export function taskTimesPlugin() {
  let free = Promise.resolve();
  const release = new Map();
  return {
    name: "task-times",
    async executeCommand({ command, payload, session }) {
      if (command !== "ae:trace") return undefined;
      const { tracing } = session.browser.getPage(session.id);
      if (payload === "stop") {
        const trace = await tracing.stop();
        release.get(session.id)();
        return tasksOf(JSON.parse(new TextDecoder().decode(trace)).traceEvents);
      }
      const before = free;
      free = new Promise((done) => {
        release.set(session.id, done);
        // a page that failed in between stops nothing
        setTimeout(done, MOST_MS).unref();
      });
      await before;
      await tracing.start({ categories: ["toplevel", "blink.user_timing"] });
      return {};
    },
  };
}

function tasksOf(events) {
  const named = events.filter(({ cat, name }) => cat.includes("blink.user_timing") && name.startsWith("ae-task"));
  const { pid, tid } = named[0];
  return events
    .filter((e) => e.name.endsWith("RunTask") && e.pid === pid && e.tid === tid && e.tdur !== undefined)
    .sort((a, b) => a.ts - b.ts)
    .map(({ ts, dur, tdur }) => ({ cpu: tdur / 1000, marks: named.filter((m) => m.ts >= ts && m.ts <= ts + dur).map((m) => m.name) }))
    .filter(({ cpu, marks }) => cpu > 0.5 || marks.length > 0);
}
