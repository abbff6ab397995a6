/** What the reader's hands do to the film: play, step, scrub, keys, and the answer to the prediction. */
import { CHAPTERS, clampTime, cueAt, CUES, DURATION, EDGE } from "./film-time.js";
import { keyCommand } from "./keys.js";
import type { Choice } from "./prediction.js";
import type { RestHost } from "./rest-host.js";
import type { Screening } from "./screening.js";
import type { Surroundings } from "./surroundings.js";

export class Hands {
  constructor(
    private readonly host: RestHost,
    private readonly screening: Screening,
    private readonly surroundings: Surroundings,
  ) {}

  readonly toggle = (): void => {
    const { element } = this.host;
    if (this.screening.prediction.open) this.answer(null);
    else if (element.playing) element.pause();
    else element.play();
  };

  /** One picture on or back, where nothing moves. */
  readonly step = (by: number): void => {
    const { screening } = this;
    const cue = cueAt(this.host.time);
    const to = Math.min(CUES.length - 1, Math.max(0, cue + by));
    if (to === cue) return;
    if (by > 0) screening.watched(cue);
    this.goTo(CUES[to].start);
    if (by > 0 && CUES[cue].end === EDGE && screening.asks) screening.ask();
    // a disabled button would lose the focus
    if (to === 0) this.#focus("[part=next]");
    if (to < CUES.length - 1) return;
    screening.watched(to);
    screening.complete();
  };

  readonly goTo = (time: number): void => {
    this.host.goTo(clampTime(time));
    this.host.emit("ae-change", { time: this.host.time });
  };

  readonly scrub = (time: number, committed: boolean): void => {
    this.screening.scrubbing = !committed;
    if (committed) return this.goTo(time);
    this.host.goTo(clampTime(time));
    this.host.emit("ae-input", { time: this.host.time });
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const command = keyCommand(event, this.host.layout.mirrored);
    if (!command) return;
    event.preventDefault();
    const { time } = this.host;
    const { stills } = this.surroundings;
    const cue = cueAt(time);
    if (command === "toggle") {
      if (stills) this.step(1);
      else this.toggle();
    } else if (command === "start") this.goTo(0);
    else if (command === "end") this.goTo(stills ? CUES[CUES.length - 1].start : DURATION);
    else if ("chapters" in command) {
      const chapter = CHAPTERS.findIndex(({ id }) => id === CUES[cue].chapter) + command.chapters;
      this.goTo(CHAPTERS[Math.min(CHAPTERS.length - 1, Math.max(0, chapter))].start);
    } else if (stills) this.step(Math.sign(command.seconds));
    else this.goTo(time + command.seconds);
  };

  readonly answer = (choice: Choice | null): void => {
    const { element } = this.host;
    this.screening.answer(choice);
    if (element.renderRoot.querySelector("[part=prompt]:focus-within")) this.#focus("[part=play], [part=next]");
    if (!this.surroundings.stills) element.play();
    element.requestUpdate();
  };

  #focus(selector: string): void {
    const { element } = this.host;
    void element.updateComplete.then(() => element.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
