/** A message for whoever typed the command. `exitCode` 2: the command itself is wrong; 1: it could not be carried out. */
export class CliError extends Error {
  override readonly name = "CliError";
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 2,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
