/** log softmax of each row of `columns` logits. */
export function logSoftmax(logits: Float32Array, columns: number): Float32Array {
  const out = new Float32Array(logits.length);
  for (let at = 0; at < logits.length; at += columns) {
    let top = -Infinity;
    for (let c = 0; c < columns; c++) if (logits[at + c] > top) top = logits[at + c];
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += Math.exp(logits[at + c] - top);
    const shift = top + Math.log(sum);
    for (let c = 0; c < columns; c++) out[at + c] = logits[at + c] - shift;
  }
  return out;
}
