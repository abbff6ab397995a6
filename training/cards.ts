import { readFileSync } from "node:fs";
import type { Catalogue } from "./catalogue.js";
import { writeWhole } from "./files.js";
import { figuresTable } from "./table.js";

/** Puts the catalogue's figures between the marks of docs/models.md. */
export function writeCards(file: string, catalogue: Catalogue): void {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const marks = /(<!-- figures -->)[\s\S]*?(<!-- \/figures -->)/;
  if (!marks.test(text)) throw new Error(`${file} has no place for the figures (<!-- figures --> … <!-- /figures -->)`);
  writeWhole(
    file,
    text.replace(marks, (_, open: string, close: string) => `${open}\n\n${figuresTable(catalogue)}\n\n${close}`),
  );
}
