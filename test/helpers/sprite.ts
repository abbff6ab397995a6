/** A file of images, put together in a browser. */
export interface Images {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly classes: readonly string[];
  readonly labels: readonly number[];
  /** Image after image, 0 to 255. */
  readonly pixels: readonly number[];
}

/** The address of such a file, version 2; good while the page lives. */
export async function spriteAddress({ labels, pixels, ...shape }: Images): Promise<string> {
  const header = new TextEncoder().encode(JSON.stringify({ format: 2, count: labels.length, levels: 256, ...shape }));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, header.length, true);
  const body = new Blob([Uint8Array.from([...labels, ...pixels])]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return URL.createObjectURL(new Blob(["AES1", length.buffer, header, await new Response(body).arrayBuffer()]));
}
