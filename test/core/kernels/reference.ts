import { attend, maskFrom, matrix, randomStream, type Matrix } from '#core/attention';
import type { AttentionShape, KernelMask } from '#core/kernels';

/** An attention's random inputs, N(0, 1) in float32. */
export interface RandomInputs {
  readonly query: Float32Array;
  readonly key: Float32Array;
  readonly value: Float32Array;
}

export function normals(seed: number, name: string, length: number, factor = 1): Float32Array {
  const stream = randomStream(seed, name);
  return Float32Array.from({ length }, () => factor * stream.normal());
}

export function randomInputs(shape: AttentionShape, seed: number, factor = 1): RandomInputs {
  const { heads, keyHeads = heads, queries, keys = queries, headSize } = shape;
  const valueSize = shape.valueSize ?? headSize;
  return {
    query: normals(seed, 'query', heads * queries * headSize, factor),
    key: normals(seed, 'key', keyHeads * keys * headSize, factor),
    value: normals(seed, 'value', keyHeads * keys * valueSize),
  };
}

export function isVisible(mask: KernelMask, keys: number, query: number, key: number): boolean {
  const { behind = Infinity, ahead = Infinity, allowed } = mask;
  if (key < query - behind || key > query + ahead) return false;
  return !allowed || allowed[query * keys + key] === 1;
}

/** The float64 core's answer for every head. */
export function reference(shape: AttentionShape, inputs: RandomInputs) {
  const { heads, keyHeads = heads, queries, keys = queries, headSize, mask = {} } = shape;
  const { valueSize = headSize, scale = 1 / Math.sqrt(headSize) } = shape;
  const options = {
    mask: maskFrom(queries, keys, (query, key) => isVisible(mask, keys, query, key)),
    divisor: 1 / scale,
    temperature: 1,
  };
  const output: number[] = [];
  const weights: number[] = [];
  for (let head = 0; head < heads; head++) {
    const shared = Math.floor((head * keyHeads) / heads);
    const run = attend(
      part(inputs.query, head, queries, headSize),
      part(inputs.key, shared, keys, headSize),
      part(inputs.value, shared, keys, valueSize),
      options,
    );
    for (const value of run.headOutput.data) output.push(value);
    for (const weight of run.weights.data) weights.push(weight);
  }
  return { output, weights };
}

function part(data: Float32Array, head: number, rows: number, columns: number): Matrix {
  const size = rows * columns;
  return matrix(rows, columns, Float64Array.from(data.subarray(head * size, (head + 1) * size)));
}

/** The greatest difference between two lists of numbers; NaN where one of them has a NaN. */
export function greatestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let greatest = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = Math.abs(actual[i] - expected[i]);
    if (!(error <= greatest)) greatest = error;
  }
  return greatest;
}
