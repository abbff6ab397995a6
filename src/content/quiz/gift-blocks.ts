/** The questions of a GIFT file: blank lines stand between two. */

export interface Block {
  /** Counted from 1, as is the line of the file where it begins. */
  number: number;
  line: number;
  text: string;
}

/** Whether the text has more lines than that; no more of it is looked at than it takes. */
export function hasMoreLines(source: string, most: number): boolean {
  const end = /\r\n?|\n/g;
  for (let lines = 1; end.test(source); lines++) if (lines >= most) return true;
  return false;
}

/** Lines that begin with two slashes are comments, wherever they stand; those with a category mean nothing here. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let first = 0;
  const close = () => {
    const text = lines.join("\n").trim();
    if (text) blocks.push({ number: blocks.length + 1, line: first, text });
    lines = [];
  };
  source
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/)
    .forEach((line, index) => {
      const text = line.trim();
      if (text === "") return close();
      if (text.startsWith("//") || text.startsWith("$CATEGORY:")) return;
      if (lines.length === 0) first = index + 1;
      lines.push(line);
    });
  close();
  return blocks;
}
