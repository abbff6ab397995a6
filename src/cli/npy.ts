/** Reads arrays that NumPy saved (`numpy.save`, format versions 1 to 3). */

export interface NpyArray {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: ArrayLike<number>;
  /** Whether they are whole numbers by type. */
  readonly whole: boolean;
}

type Read = (view: DataView, at: number) => number;

const TYPES: Readonly<Record<string, readonly [size: number, read: Read]>> = {
  u1: [1, (view, at) => view.getUint8(at)],
  i1: [1, (view, at) => view.getInt8(at)],
  b1: [1, (view, at) => view.getUint8(at)],
  u2: [2, (view, at) => view.getUint16(at, true)],
  i2: [2, (view, at) => view.getInt16(at, true)],
  u4: [4, (view, at) => view.getUint32(at, true)],
  i4: [4, (view, at) => view.getInt32(at, true)],
  i8: [8, (view, at) => Number(view.getBigInt64(at, true))],
  u8: [8, (view, at) => Number(view.getBigUint64(at, true))],
  f4: [4, (view, at) => view.getFloat32(at, true)],
  f8: [8, (view, at) => view.getFloat64(at, true)],
};

/** Throws an Error that says what is wrong with it. */
export function readNpy(file: Uint8Array): NpyArray {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const text = (from: number, to: number) => new TextDecoder("latin1").decode(file.subarray(from, to));
  if (file.length < 12 || text(0, 6) !== "\x93NUMPY") throw new Error("it is no array of NumPy's (numpy.save)");
  const long = file[6] > 1;
  const start = long ? 12 + view.getUint32(8, true) : 10 + view.getUint16(8, true);
  const header = text(long ? 12 : 10, start);
  const descr = /'descr':\s*'([<>|=]?)(\w+)'/.exec(header);
  const shape = /'shape':\s*\(([^)]*)\)/
    .exec(header)?.[1]
    .split(",")
    .filter((each) => each.trim())
    .map(Number);
  const type = descr && TYPES[descr[2]];
  if (!descr || !shape || !shape.every((size) => Number.isSafeInteger(size) && size >= 0)) throw new Error("its header is broken");
  if (!type || descr[1] === ">")
    throw new Error(`its numbers are ${descr[1]}${descr[2]}, which are not read; save uint8 or float32 (array.astype("uint8"))`);
  if (/'fortran_order':\s*True/.test(header)) throw new Error("it is in Fortran order; save numpy.ascontiguousarray(array)");
  const [size, read] = type;
  const count = shape.reduce((a, b) => a * b, 1);
  if (file.length - start !== count * size)
    throw new Error(`it is cut off: ${shape.join(" × ")} numbers are ${count * size} bytes, and it has ${file.length - start}`);
  return { shape, values: Float64Array.from({ length: count }, (_, i) => read(view, start + i * size)), whole: !descr[2].startsWith("f") };
}
