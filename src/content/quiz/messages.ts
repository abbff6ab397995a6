import { LIMITS } from "./types.js";

/** What is wrong with an author's quiz, and where. Messages speak to the author, in English like the console's. */
export interface Message {
  /** Place, counted from 1 as the author does; absent where the quiz as a whole is meant. */
  question?: number;
  option?: number;
  /** Line of the source, where it has lines. */
  line?: number;
  text: string;
}

/** "question 2, option 3: the text is empty". */
export function sayMessage({ question, option, line, text }: Message): string {
  const places: string[] = [];
  if (question !== undefined) places.push(`question ${question}`);
  if (option !== undefined) places.push(`option ${option}`);
  let place = places.join(", ");
  if (line !== undefined) place = place ? `${place} (line ${line})` : `line ${line}`;
  return place ? `${place}: ${text}` : text;
}

/** Gathers messages (the quiz is refused) and warnings (it is not) while a quiz is read. */
export class Report {
  readonly messages: Message[] = [];
  readonly warnings: Message[] = [];
  #place: Pick<Message, "question" | "option"> = {};

  /** Whether no more warnings are taken. */
  get isFull(): boolean {
    return this.warnings.length >= LIMITS.messages;
  }

  /** Where the following messages belong. */
  at(question?: number, option?: number): void {
    this.#place = { ...(question !== undefined && { question }), ...(option !== undefined && { option }) };
  }

  error(text: string): void {
    this.#say(this.messages, text);
  }

  warn(text: string): void {
    this.#say(this.warnings, text);
  }

  /** Who has so many to read will not read more. */
  #say(list: Message[], text: string): void {
    if (list.length < LIMITS.messages) list.push({ ...this.#place, text });
  }
}

/** A value as an author would recognise it, at most 40 characters. */
export function show(value: unknown): string {
  let text: string;
  if (typeof value === "string") text = `"${value}"`;
  else if (Array.isArray(value)) text = "a list";
  else if (typeof value === "object" && value !== null) text = "an object";
  else text = String(value);
  return text.length > 40 ? `${text.slice(0, 38)}…${typeof value === "string" ? '"' : ""}` : text;
}

/** The end of "… must be a list": what stands there instead. */
export function insteadOf(value: unknown): string {
  return value === undefined ? "; it is missing" : `, not ${show(value)}`;
}
