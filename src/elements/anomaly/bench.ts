/** Everything that works with models: scores of all examples, once for each source, and the example that is looked at. */
import type { Autoencoder, Dataset } from "../../model/api.js";
import { kindOf, kindsFor, type Kind, type Pick, type Scene, type Scores, type Source } from "./anomaly.logic.js";
import { mix } from "./moves.js";
import { digitOf, example } from "./examples.js";
import type { Own } from "./anomaly.element.js";
import type { Shown } from "./facts.js";
import { scoreAll, type ScoreTable, type Table } from "./scoring.js";

/** What is wanted now; null while its models are not there. */
export interface Wanted {
  source: Source;
  scene: Scene;
  own: Own | null;
  autoencoder: Autoencoder;
  pca: Autoencoder | null;
  digits: Dataset | null;
}

type Task = (signal: AbortSignal) => Promise<void>;

const MIXES = 8;

export class Bench {
  readonly #tables: Partial<Record<Source, Table>> = {};
  #shown: { key: unknown; source: Source; shown: Shown } | null = null;
  readonly #mixes = new Map<string, Scores>();
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

  table(source: Source): Table | null {
    return this.#tables[source] ?? null;
  }

  /** Scores with the kinds that are chosen; the same object for the same kinds. */
  scores(source: Source, which: "ours" | "pca", chosen: readonly Kind[]): Scores | null {
    const table = this.#tables[source]?.[which];
    if (!table) return null;
    const kinds = kindsFor(source, chosen);
    const key = `${source} ${which} ${kinds.join()}`;
    let scores = this.#mixes.get(key);
    if (!scores) {
      if (this.#mixes.size >= MIXES) this.#mixes.clear();
      this.#mixes.set(key, (scores = mixed(table, kinds)));
    }
    return scores;
  }

  /** The example that was looked at last in this source; it may be an older one than is wanted. */
  shown(source: Source): Shown | null {
    return this.#shown?.source === source ? this.#shown.shown : null;
  }

  get due(): boolean {
    return this.next() !== null;
  }

  next(): Task | null {
    const wanted = this.wanted();
    if (!wanted) return null;
    const key = keyOf(wanted);
    if (!sameKey(this.#shown?.key, key)) return () => this.#show(wanted, key);
    if (!this.#tables[wanted.source]) return (signal) => this.#score(wanted, signal);
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

  async #score({ source, autoencoder, pca, digits }: Wanted, signal: AbortSignal): Promise<void> {
    // gives way to whatever the hand asks for meanwhile: what is shown is answered between batches
    const table = await scoreAll(source, { autoencoder, pca, digits }, signal, async () => {
      const now = this.wanted();
      if (now?.source === source && !sameKey(this.#shown?.key, keyOf(now))) {
        await this.#show(now, keyOf(now));
        this.changed();
      }
      return now?.source === source;
    });
    if (table) this.#tables[source] = table;
  }

  async #show({ source, scene, own, autoencoder, digits }: Wanted, key: unknown): Promise<void> {
    const { pick } = scene;
    const kind = own || pick.group === "normal" ? null : kindOf(pick.index, kindsFor(source, scene.kinds));
    const x = own ? own.image : example(source, kind, pick.index, digits);
    const reconstruction = await autoencoder.decode(await autoencoder.encode(x));
    const score = reconstruction.reduce((sum, v, i) => sum + (v - x[i]) ** 2, 0);
    const label = own || !digits ? null : digits.labels[digitOf(kind, pick.index)];
    this.#shown = { key, source, shown: { pick: own ? null : pick, origin: own?.origin ?? null, label, kind, x, reconstruction, score } };
  }
}

type Key = readonly [Source, Own | null, Pick["group"], number, Kind | null];

/** What the shown example depends on. */
function keyOf({ source, scene, own }: Wanted): Key {
  const { group, index } = scene.pick;
  return [source, own, group, index, group === "normal" ? null : kindOf(index, kindsFor(source, scene.kinds))];
}

const sameKey = (a: unknown, b: Key): boolean => Array.isArray(a) && b.every((part, i) => part === a[i]);

function mixed({ normal, byKind }: ScoreTable, kinds: readonly Kind[]): Scores {
  return { normal, anomalous: mix(byKind, kinds) };
}
