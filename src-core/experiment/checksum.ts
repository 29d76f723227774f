import type { Matrix } from '#core/attention';
import type { Run } from './run.ts';

/**
 * 16 hex digits that stand for every weight and output of a run, bit by bit: equal digits, equal checksum.
 * Two 32-bit multiply-and-xor hashes over the float64 words.
 */
export function checksumOf(run: Run): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const { data } of checked(run).map(withOneNaN)) {
    const words = new Uint32Array(data.buffer, data.byteOffset, data.length * 2);
    for (const word of words) {
      a = Math.imul(a ^ word, 2654435761);
      a ^= a >>> 15;
      b = Math.imul(b ^ word, 1597334677);
      b ^= b >>> 13;
    }
  }
  return [a, b].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}

function checked(run: Run): Matrix[] {
  return run.layers.flatMap(({ heads, output, layerOutput }) => [
    ...heads.map((head) => head.weights),
    output,
    ...(layerOutput === output ? [] : [layerOutput]),
  ]);
}

/** NaN has many bit patterns and engines differ in which they make; the largest number stands for them all. */
function withOneNaN(a: Matrix): Matrix {
  if (!a.data.some(Number.isNaN)) return a;
  return { ...a, data: a.data.map((value) => (Number.isNaN(value) ? Number.MAX_VALUE : value)) };
}
