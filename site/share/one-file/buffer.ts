/** Node's `Buffer` as far as src/cli uses it to make a page. */

/** btoa takes characters; as many at once as a call may have arguments. */
export function base64(bytes: Uint8Array): string {
  const AT_ONCE = 0x8000;
  let text = "";
  for (let i = 0; i < bytes.length; i += AT_ONCE) text += String.fromCharCode(...bytes.subarray(i, i + AT_ONCE));
  return btoa(text);
}

export const Buffer = {
  byteLength: (text: string): number => new TextEncoder().encode(text).length,
  /** `toString("base64")` */
  from: (bytes: Uint8Array) => ({ toString: () => base64(bytes) }),
};
