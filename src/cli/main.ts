/** `ae-elements <command>`: finds the command and turns what goes wrong into a message and an exit code. */
import { runCheckModel, usage as checkModelUsage } from "./check-model.js";
import { runCheckTranslation, usage as checkTranslationUsage } from "./check-translation.js";
import { runCmi5, usage as cmi5Usage } from "./cmi5.js";
import { CliError } from "./errors.js";
import { runExport, usage as exportUsage, type Output } from "./export.js";
import { openLibrary } from "./library.js";
import { nearest } from "./manifest.js";
import { runPackData, usage as packDataUsage } from "./pack-data.js";
import { runScorm, usage as scormUsage } from "./scorm.js";

interface Command {
  readonly run: (args: readonly string[], output: Output) => void | Promise<void>;
  readonly usage: string;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["export", { run: runExport, usage: exportUsage }],
  ["scorm", { run: runScorm, usage: scormUsage }],
  ["cmi5", { run: runCmi5, usage: cmi5Usage }],
  ["check-model", { run: runCheckModel, usage: checkModelUsage }],
  ["check-translation", { run: runCheckTranslation, usage: checkTranslationUsage }],
  ["pack-data", { run: runPackData, usage: packDataUsage }],
]);

const terminal: Output = {
  result: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(`${text}\n`),
};

const help = (): string =>
  `${[...COMMANDS.values()].map(({ usage }) => usage).join("\n\n")}\n\nae-elements --version, ae-elements <command> --help. Exit code 0: done; 1: could not be done; 2: a mistake in the command.`;

/** Runs one command line; gives its exit code: 0 done, 1 could not be done, 2 a mistake in the command. */
export async function main(args: readonly string[], output: Output = terminal): Promise<0 | 1 | 2> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      output.result(`${help()}\n`);
      return name === undefined ? 2 : 0;
    }
    if (name === "--version" || name === "-v") {
      output.result(`${openLibrary().parts.version}\n`);
      return 0;
    }
    const command = COMMANDS.get(name);
    if (!command) throw new CliError(unknown(name));
    if (rest.includes("--help") || rest.includes("-h")) {
      output.result(`${command.usage}\n`);
      return 0;
    }
    await command.run(rest, output);
    return 0;
  } catch (error) {
    const { message, exitCode } = asCliError(error);
    output.note(`ae-elements: ${message}`);
    return exitCode;
  }
}

function unknown(name: string): string {
  if (name.startsWith("ae-") || name.startsWith("<"))
    return `Say what to do with ${name}: ae-elements export ${name.startsWith("<") ? `'${name}'` : name}`;
  const near = nearest(name, COMMANDS.keys());
  return `There is no command "${name}"${near ? `; did you mean ${near}?` : "."} There are: ${[...COMMANDS.keys()].join(", ")}.`;
}

/** A mistake that `parseArgs` found is one of the command line; anything else is ours, and shown in full. */
function asCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  const { code = "", message = String(error), stack = message } = error as { code?: string; message?: string; stack?: string };
  // without Node's advice on how to write a file's name that begins with "-"
  return code.startsWith("ERR_PARSE_ARGS")
    ? new CliError(message.replace(/ To specify a positional argument.*$/s, ""))
    : new CliError(`this is a mistake of ae-elements itself: ${stack}`, 1);
}
