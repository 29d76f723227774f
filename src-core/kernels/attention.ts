import type { KernelCore } from './kernel-core.ts';
import { prepareAttention, type AttentionSession, type WeightMap } from './attention-session.ts';
import { checkNumbers, wholeShape, type AttentionShape, type WholeShape } from './shape.ts';

/** An attention with its numbers, head after head and row after row. */
export interface AttentionInputs extends AttentionShape {
  readonly query: Float32Array; // (heads, queries, headSize)
  readonly key: Float32Array; // (keyHeads, keys, headSize)
  readonly value: Float32Array; // (keyHeads, keys, valueSize)
}

export interface AttentionResult {
  readonly output: Float32Array; // (heads, queries, valueSize)
  /** Where `keep` asked for it. */
  readonly weights?: WeightMap;
}

/** How much of the inputs and the output is in the kernel's memory at once, unless one head is more. */
const COPIED_BYTES = 8 * 2 ** 20;

/**
 * softmax(Q·Kᵀ·scale + mask)·V of every head. A query that may see nothing gives zeros. Throws what the shape's check
 * throws, `shape.mismatch` and `number.invalid` for the arrays, and `kernel.memory`.
 */
export function attention(core: KernelCore, inputs: AttentionInputs): AttentionResult {
  const { query, key, value, ...given } = inputs;
  const shape = wholeShape(given);
  const { heads, keyHeads, queries, keys, headSize, valueSize } = shape;
  checkNumbers('query', query, heads * queries * headSize);
  checkNumbers('key', key, keyHeads * keys * headSize);
  checkNumbers('value', value, keyHeads * keys * valueSize);
  const sharing = heads / keyHeads;
  const output = new Float32Array(heads * queries * valueSize);
  let weights: WeightMap | undefined;
  const perSlice = Math.max(1, Math.min(keyHeads, Math.floor(COPIED_BYTES / keyHeadBytes(shape))));
  let session: AttentionSession | undefined;
  for (let first = 0; first < keyHeads; first += perSlice) {
    const count = Math.min(perSlice, keyHeads - first);
    if (!session || count < perSlice) {
      session = prepareAttention(core, { ...shape, heads: count * sharing, keyHeads: count });
    }
    const from = first * sharing;
    copyIn(session.query, query, from * queries * headSize);
    copyIn(session.key, key, first * keys * headSize);
    copyIn(session.value, value, first * keys * valueSize);
    session.run();
    output.set(session.output, from * queries * valueSize);
    if (session.weights) {
      const { rows, columns, data } = session.weights;
      weights ??= { rows, columns, data: new Float32Array(heads * rows * columns) };
      weights.data.set(data, from * rows * columns);
    }
  }
  return { output, ...(weights && { weights }) };
}

function copyIn(target: Float32Array, source: Float32Array, from: number): void {
  target.set(source.subarray(from, from + target.length));
}

/** Bytes that one head of keys takes with the heads of queries that share it. */
function keyHeadBytes({ heads, keyHeads, queries, keys, headSize, valueSize }: WholeShape): number {
  const size = headSize + valueSize;
  return 4 * size * (keys + (queries * heads) / keyHeads);
}
