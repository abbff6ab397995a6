/**
 * Runs the parts of a page that is one file. They are the library's chunks in SystemJS's format, in a classic script, which works where
 * no module can be fetched: `file://`, a sandboxed frame, an LMS's file area. Built as a script of its own, put before the parts:
 *
 *     aePart("base.js", [], function (exported) { … });
 *     aePart("term.js", ["./base.js"], …);
 *     aeStart({ entry: "autoload.js" });
 */
import { inlineFiles } from "./files.js";
import { Linker, named, type Declare, type Values } from "./linker.js";
import { startPage } from "./start.js";

const linker = new Linker(load);

async function load(id: string): Promise<Values> {
  return linker.run(named(id));
}

inlineFiles();
Object.assign(globalThis, {
  aePart: (name: string, needs: readonly string[], declare: Declare) => linker.register(name, needs, declare),
  aeStart: startPage(load),
});
