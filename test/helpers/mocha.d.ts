/** The globals of the browser test framework that tests here use. */
interface MochaContext {
  timeout(ms: number): void;
  skip(): never;
  readonly test?: { readonly title: string };
  readonly currentTest?: { readonly title: string; readonly state?: "passed" | "failed" };
}
type MochaBody = (this: MochaContext) => void | Promise<unknown>;
interface MochaBlock {
  (title: string, body?: MochaBody): void;
  skip(title: string, body?: MochaBody): void;
  only(title: string, body?: MochaBody): void;
}
declare const describe: MochaBlock;
declare var it: MochaBlock;
declare const before: (body: MochaBody) => void;
declare const after: (body: MochaBody) => void;
declare const beforeEach: (body: MochaBody) => void;
declare const afterEach: (body: MochaBody) => void;
