/** Objects without a prototype. What a page adds to `Object.prototype` would else be an entry of every schema and of every manifest: valibot uses for…in. */
export function bare<T extends object>(entries: T): T {
  return Object.setPrototypeOf(entries, null) as T;
}

/** As `bare`, for all objects in what `JSON.parse` gave. A list of what is left rather than recursion: there may be levels without end. */
export function allBare(json: unknown): unknown {
  const left = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) bare(value);
    for (const each of Object.values(value)) left.push(each);
  }
  return json;
}
