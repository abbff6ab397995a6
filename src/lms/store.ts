/** Short texts that outlive a reload, where the browser keeps any; in memory where it does not (a sandboxed frame, a strict reader). */

export interface Store {
  get(key: string): string | null;
  /** False where it is kept in memory only. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  /** All keys of this store, sorted. */
  keys(): string[];
}

/** @param area what keeps the texts; every access to it may throw */
export function openStore(prefix: string, area: () => Storage | null): Store {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      const storage = area();
      return storage ? use(storage) : otherwise;
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(prefix + key), null),
    set(key, value) {
      const isKept = attempt((storage) => {
        storage.setItem(prefix + key, value);
        return true;
      }, false);
      if (isKept) memory.delete(key);
      else memory.set(key, value);
      return isKept;
    },
    remove(key) {
      memory.delete(key);
      attempt((storage) => storage.removeItem(prefix + key), undefined);
    },
    keys() {
      const kept = attempt((storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ""), []);
      const own = kept.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return [...new Set([...own, ...memory.keys()])].sort();
    },
  };
}

/** Outlives the browser. */
export const lasting = (prefix: string): Store => openStore(prefix, () => globalThis.localStorage ?? null);

/** Outlives a reload of this tab: for what belongs to somebody whose name is not known. */
export const passing = (prefix: string): Store => openStore(prefix, () => globalThis.sessionStorage ?? null);

/** The same store without the keys that begin so. */
export const without = (store: Store, start: string): Store => ({
  ...store,
  keys: () => store.keys().filter((key) => !key.startsWith(start)),
});

/** A short name for a text that is not to be kept as it is (FNV-1a, twice 32 bits); not for secrets. */
export function digest(text: string): string {
  const hash = (seed: number) => {
    let value = seed;
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(36);
  };
  return `${hash(0x811c9dc5)}${hash(0x2f0b4c47)}`;
}
