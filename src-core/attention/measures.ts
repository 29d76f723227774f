import { exp, log2 } from './elementary.ts';

const LN2 = 0.6931471805599453;

/** Shannon entropy of one row of weights, in bits: 0 when one token has it all, log₂ m when all share alike. */
export function entropyBits(weights: Iterable<number>): number {
  let bits = 0;
  for (const weight of weights) if (weight > 0) bits -= weight * log2(weight);
  return bits;
}

/** How many tokens a row of weights really looks at: 2^entropy, its perplexity; 1 … m. */
export function effectiveTokens(weights: Iterable<number>): number {
  return exp(entropyBits(weights) * LN2);
}

/** The share of the tokens, 0 … 1, that get less than `threshold` of the attention. */
export function sparsity(weights: Iterable<number>, threshold = 0.01): number {
  let few = 0;
  let tokens = 0;
  for (const weight of weights) {
    tokens++;
    if (weight < threshold) few++;
  }
  return tokens === 0 ? 0 : few / tokens;
}

/** How many places away from itself, on average, the query at place `row` looks: Σ weight · |row − key|. */
export function meanDistance(weights: ArrayLike<number>, row: number): number {
  let distance = 0;
  for (let j = 0; j < weights.length; j++) distance += weights[j] * Math.abs(row - j);
  return distance;
}
