import type { GraphShape } from './graphs.ts';

/** Attention as one would first write it in JavaScript: three loops, a whole row of weights, float32 arrays. */
export function naiveAttention(
  { heads, tokens, headSize, causal }: GraphShape,
  [query, key, value]: readonly [Float32Array, Float32Array, Float32Array],
): Float32Array {
  const output = new Float32Array(query.length);
  const weights = new Float32Array(tokens);
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < tokens; i++) {
      const row = (head * tokens + i) * headSize;
      const seen = causal ? i + 1 : tokens;
      let greatest = -Infinity;
      for (let j = 0; j < seen; j++) {
        const other = (head * tokens + j) * headSize;
        let sum = 0;
        for (let k = 0; k < headSize; k++) sum += query[row + k] * key[other + k];
        weights[j] = sum / Math.sqrt(headSize);
        if (weights[j] > greatest) greatest = weights[j];
      }
      let total = 0;
      for (let j = 0; j < seen; j++) total += weights[j] = Math.exp(weights[j] - greatest);
      for (let j = 0; j < seen; j++) {
        const other = (head * tokens + j) * headSize;
        const weight = weights[j] / total;
        for (let k = 0; k < headSize; k++) output[row + k] += weight * value[other + k];
      }
    }
  }
  return output;
}
