/** node:path for src/cli: a page that is made in the browser has no folder, so no path in it leads anywhere. */
function refuse(): never {
  throw new Error("the figure names a file beside its page, which only the command `ae-elements export` can put into one");
}

export const posix = { normalize: refuse, join: refuse, dirname: refuse, isAbsolute: refuse };
