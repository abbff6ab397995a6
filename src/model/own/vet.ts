/** Levels of objects and lists inside one another. */
const MOST_DEEP = 100;

/** Layers and what belongs to them, nodes of a graph. Far more than a network for small pictures has, and TensorFlow.js takes its time with each. */
const MOST_PARTS = 20_000;

/** Keys whose text is used as the name of something, by TensorFlow.js in plain objects. */
const NAMES = new Set(["name", "class_name", "className"]);

/**
 * What is in a file of JSON that TensorFlow.js should not see: names that every object has already ("__proto__", "constructor"), and
 * more levels or parts than a model has. A sentence's end, or undefined where nothing is.
 */
export function vet(json: unknown): string | undefined {
  let parts = 0;
  const stack: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, depth } = top;
    if (typeof value !== "object" || value === null) continue;
    if (depth > MOST_DEEP) return `has more than ${MOST_DEEP} levels of objects inside one another`;
    if (Array.isArray(value)) {
      for (const each of value as unknown[]) stack.push({ value: each, depth: depth + 1 });
      continue;
    }
    for (const key of Object.keys(value)) {
      const inside = (value as Record<string, unknown>)[key];
      if ((key === "class_name" || key === "op") && ++parts > MOST_PARTS) return `has more than ${MOST_PARTS} layers or nodes`;
      if (isTaken(key)) return `has an entry "${key}", which no model has`;
      if (NAMES.has(key) && typeof inside === "string" && isTaken(inside)) return `calls something "${inside}", which cannot be a name`;
      stack.push({ value: inside, depth: depth + 1 });
    }
  }
  return undefined;
}

/** Whether every object has something of that name. */
const isTaken = (name: string): boolean => name in Object.prototype;
