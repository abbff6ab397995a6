import { codeOf, reasonOf } from "./file-errors.js";
import { main } from "./main.js";

for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    // whoever reads may have read enough: `| head`
    if (codeOf(error) === "EPIPE") return;
    process.exitCode = 1;
    if (stream === process.stdout) process.stderr.write(`ae-elements: the standard output can't be written: ${reasonOf(error)}.\n`);
  });

const exitCode = await main(process.argv.slice(2));
process.exitCode ||= exitCode;
