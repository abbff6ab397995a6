/** Which files a manifest names: any text of a JSON that could be a file's name counts, whatever its format calls it. */

/** A manifest is read whole and searched; what is longer is no manifest. */
const MOST_BYTES = 8_000_000;
const NAME = /^[^\p{Cc}<>"|?*]{1,200}\.\w{1,8}$/u;

/** In their order; none where the bytes are no JSON: weights, or images. */
export function namedIn(bytes: Uint8Array): string[] {
  if (bytes.length > MOST_BYTES) return [];
  try {
    return textsOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))).filter((text) => NAME.test(text));
  } catch {
    return [];
  }
}

function textsOf(json: unknown): string[] {
  const texts: string[] = [];
  // no recursion: a file may hold lists inside one another as deep as it likes
  const stack = [json];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) for (const each of Object.values(value).reverse()) stack.push(each);
  }
  return texts;
}
