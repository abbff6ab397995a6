/** Details of the events that tags send. All of them bubble and cross shadow roots. */
import type { ModelErrorCode, Progress } from "../model/api.js";

export interface AeErrorDetail {
  code: ModelErrorCode | "content" | "formula" | "target";
  message: string;
  /** Whether Retry, or mending what the message names, can help without reloading the page. */
  recoverable: boolean;
}

export interface AeAnswerDetail {
  questionId: string;
  response: string | string[] | number | null;
  correct: boolean;
  /** Of this question, 0 to 1. */
  score: number;
  attempt: number;
  durationMs: number;
}

export interface AeCompleteDetail {
  /** 0 to 1. */
  score: number;
  passed: boolean;
}

export interface AeEventDetails {
  "ae-ready": Record<string, never>;
  "ae-progress": Progress;
  "ae-error": AeErrorDetail;
  /** A committed change: what changed, by property name, with its new value. */
  "ae-change": Record<string, unknown>;
  /** The same while the hand still moves. */
  "ae-input": Record<string, unknown>;
  "ae-answer": AeAnswerDetail;
  "ae-complete": AeCompleteDetail;
  /** The learner drew a digit of their own (784 pixels in [0, 1], ink 1), or cleared it. */
  "ae-digit": { image: Float32Array | null };
}

export type AeEventName = keyof AeEventDetails;
export type AeEvent<N extends AeEventName> = CustomEvent<AeEventDetails[N]>;

export function emit<N extends AeEventName>(target: EventTarget, name: N, detail: AeEventDetails[N]): void {
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

declare global {
  interface GlobalEventHandlersEventMap {
    "ae-ready": AeEvent<"ae-ready">;
    "ae-progress": AeEvent<"ae-progress">;
    "ae-error": AeEvent<"ae-error">;
    "ae-change": AeEvent<"ae-change">;
    "ae-input": AeEvent<"ae-input">;
    "ae-answer": AeEvent<"ae-answer">;
    "ae-complete": AeEvent<"ae-complete">;
    "ae-digit": AeEvent<"ae-digit">;
  }
}
