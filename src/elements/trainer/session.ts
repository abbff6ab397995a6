/** One run of training after another: slices of a few milliseconds, pictures of what has been learnt, and when to rest. */
import { ModelError, type Classifier, type Trainer } from "../../model/api.js";
import { createTrainer } from "../../model/lazy-pool.js";
import { AwaitedSteps } from "./awaited-steps.js";
import { planeOf, type Plane } from "./code-plane.js";
import { BUDGET_MS, Frames, turn } from "./frames.js";
import type { Matter } from "./matter.js";
import { lossOfMean } from "./mean-digit.js";
import { hasDiverged, HIDDEN, judge, sameNetwork, SHOWN, type Likeness, type Settings } from "./trainer.logic.js";

/** Between two pictures while it runs: numbers that change faster can't be read. */
const LOOK_MS = 100;
const MAP_MS = 300;
/** Images encoded in one go for the map. */
const MAP_ROWS = 100;
/** With reduced motion. */
const CALM_MS = 500;
/** Between two steps when slow. */
const SLOW_MS = 400;

export interface History {
  /** Loss of each step's digits, before they moved the weights. */
  readonly train: readonly number[];
  /** Loss of the held-out digits after each step. */
  readonly heldOut: readonly number[];
}

/** What can be seen of a run at one moment. */
export interface Moment {
  readonly steps: number;
  /** Held-out loss of the weights as they are. */
  readonly loss: number;
  /** SHOWN images. */
  readonly answers: Float32Array;
  readonly nudge: Trainer["nudge"];
  /** What a classifier takes the answers for; null without one. */
  readonly reads: readonly number[] | null;
}

export interface Diverged {
  readonly step: number;
  /** The learning rate of that step. */
  readonly rate: number;
  readonly first: number;
  /** NaN where it is no number. */
  readonly loss: number;
}

export interface Before {
  readonly settings: Settings;
  /** Held-out losses from step 0 on. */
  readonly curve: readonly number[];
}

/** A run shorter than this is not worth remembering. */
const WORTH_KEEPING = 20;

export interface SessionHost {
  /** Something that can be seen has changed. */
  changed(): void;
  failed(cause: unknown): void;
  readonly calm: boolean;
  /** Reads images; null while it is not there. */
  readonly classifier: Classifier | null;
}

export class Session {
  settings: Settings | null = null;
  moment: Moment | null = null;
  plane: Plane | null = null;
  /** Loss of answering every held-out digit with the mean of those to learn from. */
  meanLoss = NaN;
  diverged: Diverged | null = null;
  before: Before | null = null;
  slow = false;

  #matter: Matter | null = null;
  #trainer: Trainer | null = null;
  #train: number[] = [];
  #heldOut: number[] = [];
  #first = NaN;
  /** Counts the networks: what belongs to an older one is dropped. */
  #generation = 0;
  #starting: Promise<void> | null = null;
  #loop: Promise<void> | null = null;
  #playing = false;
  #inView = true;
  /** Steps that were asked for. */
  #target = 0;
  readonly #awaited = new AwaitedSteps();
  #wake: (() => void) | null = null;
  readonly #frames = new Frames();
  #mapped = -1;

  constructor(private readonly host: SessionHost) {}

  get history(): History {
    return { train: this.#train, heldOut: this.#heldOut };
  }

  /** Held-out loss of the first weights; NaN before they are measured. */
  get first(): number {
    return this.#first;
  }

  get trainer(): Trainer | null {
    return this.#trainer;
  }

  /** There is a network, and its first picture. */
  get live(): boolean {
    return this.moment !== null && this.#trainer !== null;
  }

  /** A network is being made; other settings make it another one. */
  get starting(): boolean {
    return this.#starting !== null;
  }

  /** Play was asked for; it may rest out of sight. */
  get playing(): boolean {
    return this.#playing;
  }

  /** Settles when what was asked for is done; null while nothing is, also while it plays on. */
  get pending(): Promise<void> | null {
    return this.#starting ?? (this.#runs ? null : this.#loop);
  }

  get #runs(): boolean {
    return this.#playing && this.#inView;
  }

  set inView(inView: boolean) {
    this.#inView = inView;
    this.#stir();
  }

  /** Follows what the author and the reader have set. A new network where it needs one; after divergence for another rate, too. */
  follow(settings: Settings, matter: Matter | null): void {
    if (!matter) return;
    if (this.#trainer || this.#starting) {
      const sound = !this.diverged || settings.rate === this.settings?.rate;
      if (this.settings && sound && sameNetwork(settings, this.settings) && matter === this.#matter) {
        if (this.#trainer) this.#trainer.rate = settings.rate;
        this.settings = settings;
        return;
      }
    }
    if (matter !== this.#matter && this.#matter) this.#forget();
    this.#matter = matter;
    this.#begin(settings);
  }

  /** From the first step again, with the same settings. */
  restart(): void {
    if (this.settings && this.#matter) this.#begin(this.settings);
  }

  play(): void {
    if (this.diverged) return;
    this.#playing = true;
    this.#stir();
  }

  pause(): void {
    this.#playing = false;
    this.#wake?.();
    this.host.changed();
  }

  /** Resolves when so many more steps are done and seen, or when the run has ended before that. Rejects where it was dropped. */
  async step(n: number): Promise<void> {
    while (this.#starting) await this.#starting;
    if (!this.#trainer) throw new ModelError("aborted", "There is no network to train.");
    if (this.diverged) return;
    const target = (this.#target = Math.max(this.#target, this.#train.length) + n);
    this.#stir();
    const seen = this.#awaited.until(target);
    this.#settle();
    await seen;
  }

  /** Tells who waits for a step that it is done and seen. */
  #settle(): void {
    this.#awaited.settle(this.diverged ? Infinity : (this.moment?.steps ?? 0));
  }

  /** A new picture of the same moment: the classifier has come. */
  readonly again = (): void => {
    if (this.#trainer && this.moment && !this.#loop && !this.#starting) {
      this.#loop = this.#look(this.#trainer)
        .catch((cause: unknown) => this.host.failed(cause))
        .finally(() => {
          this.#loop = null;
          this.#stir();
        });
    }
  };

  likeness(): Likeness | null {
    if (!this.moment || !this.#matter) return null;
    const { images, inputSize } = this.#matter.data;
    return judge(images.subarray(0, SHOWN * inputSize), this.moment.answers, inputSize);
  }

  /** Gives the network's memory back; the run is over. Who waits for a step of it is told the cause. */
  drop(cause?: unknown): void {
    this.#generation++;
    this.#trainer?.dispose();
    this.#trainer = null;
    this.#starting = null;
    this.#matter = null;
    this.moment = null;
    this.#playing = false;
    this.#awaited.release(cause);
    this.#wake?.();
  }

  /** Other images: what was learnt of those before is nothing to compare with. */
  #forget(): void {
    this.before = this.plane = this.moment = null;
    this.#heldOut = [];
  }

  #begin(settings: Settings): void {
    if (this.settings && this.#heldOut.length >= WORTH_KEEPING && !this.diverged)
      this.before = { settings: this.settings, curve: [this.#first, ...this.#heldOut] };
    const generation = ++this.#generation;
    this.#trainer?.dispose();
    this.#trainer = null;
    this.settings = settings;
    this.#train = [];
    this.#heldOut = [];
    this.#target = 0;
    this.#awaited.release();
    this.diverged = null;
    this.moment = null;
    this.#mapped = -1;
    const starting = this.#start(settings, this.#matter!, generation)
      .catch((cause: unknown) => {
        if (generation === this.#generation) this.host.failed(cause);
      })
      .finally(() => {
        if (this.#starting === starting) this.#starting = null;
        if (generation === this.#generation) this.#stir();
        this.host.changed();
      });
    this.#starting = starting;
  }

  async #start({ k, rate, batch, size, seed }: Settings, { data, heldOut: held, measured }: Matter, generation: number): Promise<void> {
    const { images, inputSize } = data;
    const learnt = images.subarray(held * inputSize, (held + size) * inputSize);
    const heldOut = images.subarray(0, measured * inputSize);
    const trainer = await createTrainer({ images: learnt, heldOut, k, hidden: HIDDEN, batch, rate, seed, inputSize });
    if (generation !== this.#generation) {
      trainer.dispose();
      return;
    }
    this.#trainer = trainer;
    if (this.settings) trainer.rate = this.settings.rate;
    await this.#slice(generation, () => trainer.advance());
    if (generation !== this.#generation) return;
    this.#first = trainer.heldOutLoss;
    this.meanLoss = lossOfMean(learnt, heldOut, inputSize);
    await this.#look(trainer);
    await this.#map(trainer);
  }

  /** Starts the loop if there is something to do. */
  #stir(): void {
    this.#wake?.();
    if (this.#starting || !this.#trainer || !this.#wants) return;
    this.#loop ??= this.#run(this.#trainer, this.#generation)
      .catch((cause: unknown) => {
        this.#playing = false;
        this.#awaited.release(cause);
        this.host.failed(cause);
      })
      .finally(() => {
        this.#loop = null;
        this.#settle();
        this.host.changed();
        // what was asked for while the last picture was made
        if (this.#wants) this.#stir();
      });
    this.host.changed();
  }

  get #wants(): boolean {
    return this.#trainer !== null && !this.#starting && !this.diverged && (this.#runs || this.#train.length < this.#target);
  }

  async #run(trainer: Trainer, generation: number): Promise<void> {
    let seen = performance.now();
    let mapped = seen;
    const current = () => generation === this.#generation;
    while (current() && this.#wants) {
      await this.#steps(trainer, generation);
      if (!current()) return;
      const now = performance.now();
      const pace = this.host.calm ? CALM_MS : LOOK_MS;
      const awaited = this.#awaited.has(this.#train.length);
      if (!this.#wants || now - seen >= pace || this.slow || awaited) {
        await this.#look(trainer);
        if (current() && !this.diverged) this.#settle();
        seen = performance.now();
        if (!current()) return;
      }
      if (now - mapped >= Math.max(pace, MAP_MS)) {
        await this.#map(trainer);
        mapped = performance.now();
      }
      // steps that were asked for one by one are not slowed down
      if (this.slow && this.#runs && this.#train.length >= this.#target) await this.#rest(SLOW_MS);
    }
    if (!current()) return;
    if (this.moment?.steps !== trainer.steps) await this.#look(trainer);
    if (current() && this.#mapped !== trainer.steps) await this.#map(trainer);
  }

  /** Whole steps, as many as go into a frame; one where it takes several frames, or when slow. */
  async #steps(trainer: Trainer, generation: number): Promise<void> {
    await this.#slice(generation, () => {
      if (!trainer.advance()) return false;
      this.#note(trainer);
      const alone = this.slow && this.#train.length >= this.#target;
      const awaited = this.#awaited.has(this.#train.length);
      return alone || awaited || !this.#wants ? true : "more";
    });
  }

  #note({ steps, rate, trainLoss, heldOutLoss }: Trainer): void {
    const sound = Number.isFinite(trainLoss) && Number.isFinite(heldOutLoss);
    if (sound) {
      this.#train.push(trainLoss);
      this.#heldOut.push(heldOutLoss);
    }
    const first = this.#train[0] ?? this.#first;
    if (!sound || hasDiverged(first, trainLoss)) {
      this.diverged = { step: steps, rate, first, loss: sound ? trainLoss : NaN };
      this.#playing = false;
      this.#target = 0;
    }
  }

  #slice(generation: number, piece: () => boolean | "more"): Promise<void> {
    return this.#frames.slice(() => generation === this.#generation, piece);
  }

  async #look(trainer: Trainer): Promise<void> {
    await turn();
    if (!this.#matter || trainer !== this.#trainer) return;
    const { steps, heldOutLoss: loss, nudge } = trainer;
    const { images, inputSize } = this.#matter.data;
    const answers = await trainer.reconstruct(images.subarray(0, SHOWN * inputSize));
    const { classifier } = this.host;
    const reads = classifier && readAs(await classifier.classify(answers), classifier.classes);
    if (trainer !== this.#trainer) return;
    // what is no number is not painted: the last picture stays
    if (answers.every(Number.isFinite) && Number.isFinite(loss)) this.moment = { steps, loss, answers, nudge, reads };
    else if (this.moment) this.moment = { ...this.moment, steps };
    this.host.changed();
  }

  async #map(trainer: Trainer): Promise<void> {
    if (!this.#matter || !this.settings) return;
    const { steps } = trainer;
    const { k } = this.settings;
    const { data, heldOut } = this.#matter;
    const { images, labels, inputSize, classes } = data;
    const codes = new Float32Array(heldOut * k);
    for (let from = 0; from < heldOut; from += MAP_ROWS) {
      const to = Math.min(heldOut, from + MAP_ROWS);
      await turn();
      if (trainer !== this.#trainer) return;
      codes.set(await trainer.encode(images.subarray(from * inputSize, to * inputSize)), from * k);
    }
    await turn();
    const work = planeOf(codes, k, labels.subarray(0, heldOut), this.plane?.places ?? null, classes.length);
    let plane = work.next();
    for (let start = performance.now(); !plane.done; plane = work.next()) {
      if (performance.now() - start < BUDGET_MS / 2) continue;
      await turn();
      start = performance.now();
    }
    if (trainer !== this.#trainer) return;
    this.#mapped = steps;
    if (plane.value.places.every(Number.isFinite)) this.plane = plane.value;
    this.host.changed();
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      function done() {
        clearTimeout(timer);
        resolve();
      }
      this.#wake = done;
    });
  }
}

/** The likeliest class of each row of probabilities. */
function readAs(probabilities: Float32Array, classes: number): number[] {
  return Array.from({ length: probabilities.length / classes }, (_, i) => {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    return row.indexOf(Math.max(...row));
  });
}
