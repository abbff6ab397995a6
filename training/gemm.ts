import binaryen from "binaryen";

/**
 * Matrix products for training: C (m×n) = A (m×k) · B (k×n), in float32, on one core.
 *
 * A training step is nine tenths matrix products, and the stock WebAssembly kernels of TensorFlow.js, made for inference, pack and
 * cache their second operand on every call. This kernel is written for the job: B is packed into panels of 8 columns, a block of
 * 4×8 results stays in registers, and both operands are read through strides, so that a transposed operand costs nothing.
 * It uses plain (not relaxed) SIMD: every machine computes the same bits.
 */
const ROWS = 4;
const COLUMNS = 8;

export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** The data holds the transpose: `columns` rows of `rows` numbers. */
  readonly transposed?: boolean;
}

export const matrix = (data: Float32Array, rows: number, columns: number): Matrix => ({ data, rows, columns });
export const transpose = (m: Matrix): Matrix => ({ data: m.data, rows: m.columns, columns: m.rows, transposed: !m.transposed });

type Kernel = (
  a: number,
  b: number,
  c: number,
  panel: number,
  m: number,
  n: number,
  k: number,
  aRow: number,
  aColumn: number,
  bRow: number,
  bColumn: number,
) => void;

const memory = new WebAssembly.Memory({ initial: 64 });
let kernel: Kernel | undefined;

/** A·B as a new array of a.rows · b.columns numbers, row by row. */
export function multiply(a: Matrix, b: Matrix): Float32Array {
  if (a.columns !== b.rows) throw new Error(`cannot multiply ${a.rows}×${a.columns} by ${b.rows}×${b.columns}`);
  const m = a.rows;
  const k = a.columns;
  const n = b.columns;
  const width = Math.ceil(n / COLUMNS) * COLUMNS;
  const height = Math.ceil(m / ROWS) * ROWS;
  // A is read up to a whole block past its last row; those rows of C are never copied out.
  const sizes = [height * k + k + ROWS, k * n + COLUMNS, height * width, k * COLUMNS];
  const offsets: number[] = [];
  let end = 0;
  for (const size of sizes) {
    offsets.push(end);
    end += Math.ceil(size / 4) * 16;
  }
  if (end > memory.buffer.byteLength) memory.grow(Math.ceil((end - memory.buffer.byteLength) / 65536));
  kernel ??= compile();

  const heap = new Float32Array(memory.buffer);
  const [at, bt, ct, panel] = offsets;
  heap.set(a.data, at / 4);
  heap.set(b.data, bt / 4);
  kernel(at, bt, ct, panel, height, width, k, ...strides(a), ...strides(b));

  const result = new Float32Array(m * n);
  if (width === n) result.set(heap.subarray(ct / 4, ct / 4 + m * n));
  else for (let r = 0; r < m; r++) result.set(heap.subarray(ct / 4 + r * width, ct / 4 + r * width + n), r * n);
  return result;
}

/** Bytes from one row to the next, and from one column to the next. */
const strides = (m: Matrix): [number, number] => (m.transposed ? [4, 4 * m.rows] : [4 * m.columns, 4]);

function compile(): Kernel {
  const module = binaryen.parseText(source());
  module.setFeatures(binaryen.Features.MVP | binaryen.Features.SIMD128);
  if (!module.validate()) throw new Error("the matrix kernel does not validate");
  const bytes = module.emitBinary();
  module.dispose();
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource), { env: { memory } });
  return instance.exports.gemm as Kernel;
}

/** The kernel in WebAssembly text, its block of results unrolled. */
function source(): string {
  const vectors = COLUMNS / 4;
  const each = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join("\n");
  const block = (line: (r: number, v: number) => string) => each(ROWS, (r) => each(vectors, (v) => line(r, v)));
  return `(module
  (import "env" "memory" (memory 1))
  (func (export "gemm") (param $a i32) (param $b i32) (param $c i32) (param $panel i32) (param $m i32) (param $n i32) (param $k i32)
    (param $aRow i32) (param $aColumn i32) (param $bRow i32) (param $bColumn i32)
    (local $i i32) (local $j i32) (local $p i32) (local $from i32) (local $to i32) (local $out i32)
    ${each(ROWS, (r) => `(local $a${r} i32)`)}
    ${each(vectors, (v) => `(local $b${v} v128)`)} (local $x v128)
    ${block((r, v) => `(local $s${r}_${v} v128)`)}
    (loop $columns
      ;; the panel: 8 columns of B, one row after another
      (local.set $p (i32.const 0)) (local.set $to (local.get $panel))
      (loop $pack
        (local.set $from (i32.add (local.get $b) (i32.add (i32.mul (local.get $p) (local.get $bRow)) (i32.mul (local.get $j) (local.get $bColumn)))))
        ${each(
          COLUMNS,
          (c) =>
            `(f32.store offset=${4 * c} (local.get $to) (f32.load (i32.add (local.get $from) (i32.mul (i32.const ${c}) (local.get $bColumn)))))`,
        )}
        (local.set $to (i32.add (local.get $to) (i32.const ${4 * COLUMNS})))
        (br_if $pack (i32.lt_u (local.tee $p (i32.add (local.get $p) (i32.const 1))) (local.get $k))))
      (local.set $i (i32.const 0))
      (loop $rows
        ${each(ROWS, (r) => `(local.set $a${r} (i32.add (local.get $a) (i32.mul (i32.add (local.get $i) (i32.const ${r})) (local.get $aRow))))`)}
        ${block((r, v) => `(local.set $s${r}_${v} (v128.const f32x4 0 0 0 0))`)}
        (local.set $p (local.get $k)) (local.set $to (local.get $panel))
        (loop $dot
          ${each(vectors, (v) => `(local.set $b${v} (v128.load offset=${16 * v} (local.get $to)))`)}
          ${each(
            ROWS,
            (r) => `(local.set $x (v128.load32_splat (local.get $a${r})))
            ${each(vectors, (v) => `(local.set $s${r}_${v} (f32x4.add (local.get $s${r}_${v}) (f32x4.mul (local.get $x) (local.get $b${v}))))`)}
            (local.set $a${r} (i32.add (local.get $a${r}) (local.get $aColumn)))`,
          )}
          (local.set $to (i32.add (local.get $to) (i32.const ${4 * COLUMNS})))
          (br_if $dot (local.tee $p (i32.sub (local.get $p) (i32.const 1)))))
        (local.set $out (i32.add (local.get $c) (i32.mul (i32.const 4) (i32.add (i32.mul (local.get $i) (local.get $n)) (local.get $j)))))
        ${each(
          ROWS,
          (r) => `${each(vectors, (v) => `(v128.store offset=${16 * v} (local.get $out) (local.get $s${r}_${v}))`)}
        (local.set $out (i32.add (local.get $out) (i32.mul (i32.const 4) (local.get $n))))`,
        )}
        (br_if $rows (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const ${ROWS}))) (local.get $m))))
      (br_if $columns (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const ${COLUMNS}))) (local.get $n)))))
)`;
}
