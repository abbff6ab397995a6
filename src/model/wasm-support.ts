/** A module of one function that uses a SIMD instruction: (func (result v128) i32.const 0, i8x16.splat, i8x16.popcnt). */
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

/**
 * Whether this page may run WebAssembly with SIMD. Compiling is the only way to know: a content security policy without
 * 'wasm-unsafe-eval' lets `validate` through and refuses to compile.
 */
export function canRunWasm(): boolean {
  try {
    return Boolean(new WebAssembly.Module(new Uint8Array(SIMD)));
  } catch {
    return false;
  }
}
