/** node:path for src/cli, as far as it is used to make a page: "/" between folders, in a place that has no disk. */

/** Without "." and empty steps, and with ".." gone up where that is possible. */
function normalize(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return (isAbsolute(path) ? "/" : "") + steps.join("/") || ".";
}

const isAbsolute = (path: string): boolean => path.startsWith("/");
const join = (...paths: string[]): string => normalize(paths.filter(Boolean).join("/"));
const dirname = (path: string): string => path.replace(/\/?[^/]*$/, "") || (isAbsolute(path) ? "/" : ".");

export const posix = { normalize, join, dirname, isAbsolute };
