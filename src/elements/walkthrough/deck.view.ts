/** Play, slider, speed, chapters and transcript. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { guard } from "lit/directives/guard.js";
import { vars } from "../../core/vars.js";
import type { WalkthroughWords } from "../../i18n/en/walkthrough-rest.js";
import { short } from "../../i18n/numbers.js";
import { CHAPTERS, clockText, cueAt, CUES, DURATION } from "./film-time.js";

export interface Line {
  /** Seconds from the beginning. */
  readonly start: number;
  readonly chapter: string;
  readonly text: string;
}

export interface DeckView {
  words: WalkthroughWords;
  lang: string;
  time: number;
  playing: boolean;
  speed: number;
  /** Reduced motion: pictures that stand still, one after the other. */
  stills: boolean;
  speech: { on: boolean } | null;
  /** The reader's own digit is on offer; whether the film follows it. */
  own: { followed: boolean } | null;
  digit: number;
  shows: (control: string) => boolean;
  toggle: () => void;
  step: (by: number) => void;
  scrub: (time: number, committed: boolean) => void;
  setSpeed: (speed: number) => void;
  setSpeech: (on: boolean) => void;
  follow: (own: boolean) => void;
}

const SPEEDS = [0.5, 1, 1.5, 2];

export function renderDeck(view: DeckView): TemplateResult {
  return html`<div class="transport" part="controls">${view.stills ? renderStepping(view) : renderPlay(view)} ${renderSlider(view)}</div>
    ${renderTools(view)} ${view.shows("chapters") ? renderChapters(view) : nothing}`;
}

function renderPlay({ words: t, time, playing, toggle }: DeckView): TemplateResult {
  const ended = time >= DURATION;
  const icon = playing ? "M5 3h5v18H5zM14 3h5v18h-5z" : "M5 2.5 21 12 5 21.5Z";
  return html`<button class="button play" part="play" @click=${toggle}>
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${icon} /></svg>${playing ? t.pause : ended ? t.again : t.play}
  </button>`;
}

function renderStepping({ words: t, time, step }: DeckView): TemplateResult {
  const cue = cueAt(time);
  const last = cue === CUES.length - 1;
  return html`<button class="button" part="previous" ?disabled=${cue === 0} @click=${() => step(-1)}>${t.previous}</button>
    <button class="button solid" part="next" @click=${() => step(last ? -cue : 1)}>${last ? t.fromStart : t.next}</button>`;
}

function renderSlider({ words: t, time, stills, scrub }: DeckView): TemplateResult {
  const cue = cueAt(time);
  const chapter = t.chapters[CUES[cue].chapter];
  const value = stills ? cue : Number(time.toFixed(2));
  const max = stills ? CUES.length - 1 : DURATION;
  const to = (event: Event) => {
    const given = Number((event.target as HTMLInputElement).value);
    return stills ? CUES[given].start : given;
  };
  const at = (start: number) => (stills ? cueAt(start) / max : start / DURATION);
  const text = stills ? t.stillText(cue + 1, CUES.length, chapter) : t.positionText(clockText(time), clockText(DURATION), chapter);
  return html`<div class="scrub">
      <div class="ticks" aria-hidden="true">${CHAPTERS.slice(1).map(({ start }) => html`<i style=${vars({ at: at(start) })}></i>`)}</div>
      <input
        type="range"
        part="slider"
        min="0"
        max=${max}
        step=${stills ? 1 : 0.01}
        .value=${live(String(value))}
        style=${vars({ p: `${(100 * value) / max}%` })}
        aria-label=${t.position}
        aria-valuetext=${text}
        aria-description=${stills ? nothing : t.keys}
        @input=${(event: Event) => scrub(to(event), false)}
        @change=${(event: Event) => scrub(to(event), true)}
      />
    </div>
    <span class="clock" aria-hidden="true"
      >${stills ? t.stillCount(cue + 1, CUES.length) : `${clockText(time)} / ${clockText(DURATION)}`}</span
    >`;
}

function renderTools({ words: t, lang, stills, speed, speech, own, digit, shows, setSpeed, setSpeech, follow }: DeckView): TemplateResult {
  return html`<div class="tools">
    ${
      !stills && shows("speed")
        ? html`<fieldset class="segments">
            <legend class="visually-hidden">${t.speed}</legend>
            ${SPEEDS.map(
              (each) =>
                html`<label
                  ><input type="radio" name="speed" .checked=${live(each === speed)} @change=${() => setSpeed(each)} /><span dir="ltr"
                    >${t.times(short(each, 1, lang))}</span
                  ></label
                >`,
            )}
          </fieldset>`
        : nothing
    }
    ${
      speech && shows("speech")
        ? html`<label class="check"
            ><input
              type="checkbox"
              .checked=${live(speech.on)}
              @change=${(event: Event) => setSpeech((event.target as HTMLInputElement).checked)}
            />${t.speech}</label
          >`
        : nothing
    }
    ${
      own && shows("subject")
        ? html`<fieldset class="segments subject">
            <legend class="visually-hidden">${t.subject}</legend>
            ${[false, true].map(
              (mine) =>
                html`<label
                  ><input type="radio" name="subject" .checked=${live(own.followed === mine)} @change=${() => follow(mine)} />${
                    mine ? t.own : t.sample(digit)
                  }</label
                >`,
            )}
          </fieldset>`
        : nothing
    }
  </div>`;
}

function renderChapters({ words: t, time, scrub }: DeckView): TemplateResult {
  const current = CUES[cueAt(time)].chapter;
  return html`<ol class="chapters" part="chapters" aria-label=${t.chapterList}>
    ${CHAPTERS.map(
      ({ id, start }, i) =>
        html`<li>
          <button class="quiet" aria-current=${id === current ? "true" : nothing} @click=${() => scrub(start, true)}>
            <span class="nr">${i + 1}</span> ${t.chapters[id]}
          </button>
        </li>`,
    )}
  </ol>`;
}

export interface TranscriptView {
  words: WalkthroughWords;
  lines: readonly Line[];
  cue: number;
  open: (isOpen: boolean) => void;
  goTo: (time: number) => void;
}

export function renderTranscript({ words: t, lines, cue, open, goTo }: TranscriptView): TemplateResult {
  return html`<details class="transcript" part="transcript" @toggle=${(event: Event) => open((event.target as HTMLDetailsElement).open)}>
    <summary>${t.transcript}</summary>
    ${guard(
      [lines, cue, t],
      () =>
        html`<ol>
          ${lines.map(
            ({ start, chapter, text }, i) =>
              html`${
                  i === 0 || lines[i - 1].chapter !== chapter
                    ? html`<li class="of-chapter">${t.chapters[chapter as keyof WalkthroughWords["chapters"]]}</li>`
                    : nothing
                }
                <li aria-current=${i === cue ? "true" : nothing}>
                  <button class="quiet time" @click=${() => goTo(start)}>${clockText(start)}</button>
                  <span>${text}</span>
                </li>`,
          )}
        </ol>`,
    )}
  </details>`;
}
