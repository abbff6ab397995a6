/** Tables as CSV: what RFC 4180 asks for, and what a spreadsheet makes of it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { columnsOf, csvFile, csvOf, listsOf, type Cell, type Table } from "../../src/core/table.js";

const one = (cell: Cell) => csvOf({ columns: ["value"], rows: [[cell]] }).split("\r\n")[1];

/** RFC 4180, section 2, read strictly. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const plain = /[^",\r\n]*/y;
    quoted.lastIndex = plain.lastIndex = at;
    const match = quoted.exec(csv) ?? plain.exec(csv)!;
    row.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'));
    at += match[0].length;
    if (csv[at] === ",") at++;
    else {
      assert.equal(csv.slice(at, at + 2), "\r\n", `a line ends in CR LF, not ${JSON.stringify(csv.slice(at, at + 4))}`);
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  assert.deepEqual(row, [], "the last line ends as well");
  return rows;
}

describe("csvOf", () => {
  it("has a header row, commas and CR LF at every end", () => {
    const table: Table = {
      columns: ["a", "b"],
      rows: [
        [1, "x"],
        [2, "y"],
      ],
    };
    assert.equal(csvOf(table), "a,b\r\n1,x\r\n2,y\r\n");
  });

  it("brings back commas, quotes and lines of a text", () => {
    const texts = ['say "two"', "a, b", "one\ntwo", "one\r\ntwo", '"', "", "plain", "Größe x̂, ٣"];
    const csv = csvOf({ columns: ["n", "text"], rows: texts.map((text, i) => [i, text]) });
    assert.deepEqual(
      parse(csv).slice(1),
      texts.map((text, i) => [String(i), text]),
    );
  });

  it("writes numbers with a point and all digits that they have", () => {
    const numbers = [0.1, 1 / 3, Math.fround(0.1), -2.5e-7, 1e21, 123456789.123, -0.04, 5e-324];
    for (const number of numbers) assert.equal(Number(one(number)), number);
    assert.ok(!numbers.some((number) => one(number).includes(",")));
    assert.equal(one(-3), "-3", "a negative number is no formula");
  });

  it("leaves what is missing empty", () => {
    assert.equal(one(null), "");
    assert.equal(one(NaN), "");
    assert.equal(one(true), "true");
  });

  it("makes text harmless that a spreadsheet would run", () => {
    for (const bad of [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "\n=1",
      "  =1",
      "＝1",
      "＋1",
      "－1",
      "＠x",
      '=HYPERLINK("http://x","y")',
    ])
      assert.match(parse(csvOf({ columns: ["a"], rows: [[bad]] }))[1][0], /^'/, JSON.stringify(bad));
    for (const fine of ["a=1", "1-2", "x@y", "z + 1", "(−1)"]) assert.equal(one(fine), fine);
    assert.equal(csvOf({ columns: ["=cmd()"], rows: [] }), "'=cmd()\r\n", "in the header, too");
  });
});

describe("csvFile", () => {
  const bytes = async (csv: string) => new Uint8Array(await csvFile(csv).arrayBuffer());

  it("is UTF-8, with a byte order mark where a byte is not ASCII", async () => {
    assert.deepEqual([...(await bytes("a\r\n"))], [97, 13, 10]);
    assert.deepEqual([...(await bytes("ü"))], [0xef, 0xbb, 0xbf, 0xc3, 0xbc]);
    assert.equal(csvFile("a").type, "text/csv;charset=utf-8");
  });
});

describe("lists as tables", () => {
  it("side by side", () => {
    assert.deepEqual(columnsOf("i", { a: Float32Array.of(1, 2), b: [3] }), {
      columns: ["i", "a", "b"],
      rows: [
        [0, 1, 3],
        [1, 2, null],
      ],
    });
  });

  it("below each other, without what is not known", () => {
    assert.deepEqual(listsOf({ x: [1, 2], z: Float32Array.of(NaN, NaN), mse: 0.5, none: null }), {
      columns: ["quantity", "index", "value"],
      rows: [
        ["x", 0, 1],
        ["x", 1, 2],
        ["mse", 0, 0.5],
      ],
    });
    assert.equal(listsOf({ mse: NaN }), null);
  });
});
