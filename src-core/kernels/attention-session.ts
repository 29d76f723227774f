import type { KernelCore } from './kernel-core.ts';
import { planAttention, planScratch, type AttentionPlan } from './attention-plan.ts';
import { createLayout, jobAddress } from './layout.ts';
import { wholeShape, type AttentionShape, type KeptWeights, type WholeShape } from './shape.ts';

/** Kept weights, or a map that stands for them. */
export interface WeightMap {
  /** (heads, rows, columns) */
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** Attention in the kernel's memory: fill the inputs, run, read the outputs; as often as you like. */
export interface AttentionSession {
  readonly query: Float32Array; // (heads, queries, headSize)
  readonly key: Float32Array; // (keyHeads, keys, headSize)
  readonly value: Float32Array; // (keyHeads, keys, valueSize)
  readonly output: Float32Array; // (heads, queries, valueSize)
  /** Where `keep` asked for it. */
  readonly weights?: WeightMap;
  /** Memory that it takes besides inputs and output. */
  readonly extraBytes: number;
  /** Throws `kernel.stale` when the kernel has prepared another session since. */
  run(): void;
}

/** Lays out a session. Throws what `wholeShape` throws, and `kernel.memory`. */
export function prepareAttention(core: KernelCore, given: AttentionShape): AttentionSession {
  const shape = wholeShape(given);
  const { heads, keyHeads, queries, keys, headSize, valueSize } = shape;
  const layout = createLayout();
  const place = (count: number, rows: number, size: number) => ({
    address: layout.take(count * rows * size),
    row: size,
    head: rows * size,
  });
  const places = {
    query: place(heads, queries, headSize),
    key: place(keyHeads, keys, headSize),
    value: place(keyHeads, keys, valueSize),
    output: place(heads, queries, valueSize),
  };
  const inputsAndOutput = layout.bytes;
  const plan = planAttention(shape, places, layout, jobAddress(0), core.threads);
  const scratches = Array.from({ length: core.threads }, (_, i) => planScratch(shape, layout, i));
  const { buffer, check } = core.claim(layout.bytes);
  plan.write(buffer);
  for (const write of scratches) write(buffer);
  const array = (name: keyof typeof places, count: number) =>
    new Float32Array(buffer, places[name].address, count * places[name].head);
  const weights = weightMap(plan, buffer);
  return {
    query: array('query', heads),
    key: array('key', keyHeads),
    value: array('value', keyHeads),
    output: array('output', heads),
    ...(weights && { weights }),
    extraBytes: layout.bytes - inputsAndOutput,
    run() {
      check();
      runAttention(core, plan, plan.phases, weights);
    },
  };
}

/** The view of a plan's map. */
export function weightMap(plan: AttentionPlan, buffer: ArrayBufferLike): WeightMap | undefined {
  if (!plan.map) return undefined;
  const { address, rows, columns } = plan.map;
  const data = new Float32Array(buffer, address, plan.shape.heads * rows * columns);
  return { data, rows, columns };
}

/** Runs phases that end with the plan's map, which starts from zeros and ends as means where it is one of means. */
export function runAttention(
  core: KernelCore,
  plan: AttentionPlan,
  phases: AttentionPlan['phases'],
  weights?: WeightMap,
): void {
  weights?.data.fill(0);
  core.run(phases);
  if (weights) sumsToMeans(weights, plan.shape, plan.shape.keep);
}

function sumsToMeans({ data, rows, columns }: WeightMap, shape: WholeShape, keep?: KeptWeights) {
  if (typeof keep !== 'object' || keep.pool !== 'mean') return;
  for (let i = 0; i < data.length; i++) {
    const row = Math.floor(i / columns) % rows;
    const column = i % columns;
    const tall = Math.min(keep.rows, shape.queries - row * keep.rows);
    const wide = Math.min(keep.columns, shape.keys - column * keep.columns);
    data[i] /= tall * wide;
  }
}
