/** Everything that works with models: scores of all examples, once for each subject, and the example that is looked at. */
import type { Autoencoder } from "../../model/api.js";
import { kindsFor, type Kind, type Pick, type Scene, type Scores, type Source } from "./anomaly.logic.js";
import { kindOf, mix } from "./moves.js";
import type { Stock } from "./examples.js";
import type { Own } from "./anomaly.element.js";
import type { Shown } from "./facts.js";
import { scoreAll, scoreLinear, type ScoreTable, type Table } from "./scoring.js";

/** What is wanted now; null while its models are not there. */
export interface Wanted {
  source: Source;
  /** What is scored: the source, or the place of an author's images. */
  subject: string;
  scene: Scene;
  own: Own | null;
  autoencoder: Autoencoder;
  pca: Autoencoder | null;
  stock: Stock;
}

type Task = (signal: AbortSignal) => Promise<void>;

const MIXES = 8;

export class Bench {
  readonly #tables = new Map<string, Table>();
  #shown: { key: unknown; subject: string; shown: Shown } | null = null;
  readonly #mixes = new Map<string, Scores>();
  /** Of the first scores of a subject. */
  #progress: { subject: string; done: number } | null = null;
  #busy = false;

  /** `changed`: something new can be shown. */
  constructor(
    private readonly wanted: () => Wanted | null,
    private readonly changed: () => void,
  ) {}

  /** True while `refresh` runs: it sees for itself what has become urgent. */
  get busy(): boolean {
    return this.#busy;
  }

  table(subject: string): Table | null {
    return this.#tables.get(subject) ?? null;
  }

  /** Examples that are scored so far, while a subject is scored for the first time. */
  progress(subject: string): number {
    return this.#progress?.subject === subject ? this.#progress.done : 0;
  }

  /** What was scored is another's now. */
  forget(subject: string): void {
    this.#tables.delete(subject);
    this.#mixes.clear();
    if (this.#shown?.subject === subject) this.#shown = null;
  }

  /** Scores with the kinds that are chosen; the same object for the same kinds. */
  scores(subject: string, which: "ours" | "pca", kinds: readonly Kind[]): Scores | null {
    const table = this.table(subject)?.[which];
    if (!table) return null;
    const key = `${subject} ${which} ${kinds.join()}`;
    let scores = this.#mixes.get(key);
    if (!scores) {
      if (this.#mixes.size >= MIXES) this.#mixes.clear();
      this.#mixes.set(key, (scores = mixed(table, kinds)));
    }
    return scores;
  }

  /** The example that was looked at last of this subject; it may be an older one than is wanted. */
  shown(subject: string): Shown | null {
    return this.#shown?.subject === subject ? this.#shown.shown : null;
  }

  get due(): boolean {
    return this.next() !== null;
  }

  next(): Task | null {
    const wanted = this.wanted();
    if (!wanted) return null;
    const key = keyOf(wanted);
    if (!sameKey(this.#shown?.key, key)) return () => this.#show(wanted, key);
    const table = this.#tables.get(wanted.subject);
    if (!table) return (signal) => this.#score(wanted, signal);
    // an author's images are scored first: principal components of theirs have to be found
    if (!table.pca && wanted.pca) return (signal) => this.#compare(wanted, table, signal);
    return null;
  }

  /** Does what is most urgent until nothing is left. */
  readonly refresh = async (signal: AbortSignal): Promise<void> => {
    this.#busy = true;
    try {
      for (let task = this.next(); task && !signal.aborted; task = this.next()) {
        await task(signal);
        this.changed();
      }
    } finally {
      this.#busy = false;
      this.changed();
    }
  };

  async #score(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const mayGoOn = this.#between(wanted);
    const table = await scoreAll(wanted.source, wanted, signal, (done) => {
      this.#progress = { subject: wanted.subject, done };
      // of the library's examples there are scores to look at meanwhile
      if (wanted.subject !== wanted.source) this.changed();
      return mayGoOn();
    });
    if (table) this.#tables.set(wanted.subject, table);
  }

  async #compare(wanted: Wanted, { ours, k }: Table, signal: AbortSignal): Promise<void> {
    const { source, subject, stock, pca } = wanted;
    const theirs = await scoreLinear(source, pca!, { k, stock }, signal, this.#between(wanted));
    if (theirs) this.#tables.set(subject, { ours, pca: theirs, k });
  }

  /** Gives way to whatever the hand asks for meanwhile: what is shown is answered between batches. */
  #between({ subject }: Wanted): () => Promise<boolean> {
    return async () => {
      const now = this.wanted();
      if (now?.subject === subject && !sameKey(this.#shown?.key, keyOf(now))) {
        await this.#show(now, keyOf(now));
        this.changed();
      }
      return now?.subject === subject;
    };
  }

  async #show({ source, subject, scene, own, autoencoder, stock }: Wanted, key: unknown): Promise<void> {
    const { pick } = scene;
    const kind = own || pick.group === "normal" ? null : kindOf(pick.index, kindsFor(source, scene.kinds));
    const x = own ? own.image : stock.example(kind, pick.index);
    const reconstruction = await autoencoder.decode(await autoencoder.encode(x));
    const score = reconstruction.reduce((sum, v, i) => sum + (v - x[i]) ** 2, 0);
    const label = own ? null : stock.label(kind, pick.index);
    this.#shown = {
      key,
      subject,
      shown: { pick: own ? null : pick, origin: own?.origin ?? null, label, kind, x, reconstruction, score },
    };
  }
}

type Key = readonly [string, Own | null, Pick["group"], number, Kind | null];

/** What the shown example depends on. */
function keyOf({ source, subject, scene, own }: Wanted): Key {
  const { group, index } = scene.pick;
  return [subject, own, group, index, group === "normal" ? null : kindOf(index, kindsFor(source, scene.kinds))];
}

const sameKey = (a: unknown, b: Key): boolean => Array.isArray(a) && b.every((part, i) => part === a[i]);

function mixed({ normal, byKind }: ScoreTable, kinds: readonly Kind[]): Scores {
  return { normal, anomalous: mix(byKind, kinds) };
}
