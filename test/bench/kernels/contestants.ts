import { openKernel, type Backend } from '../tools/lab.ts';
import { ATTENTION_GRAPHS, attentionModel, graphDims, type GraphShape } from '../peers/graphs.ts';
import { naiveAttention } from '../peers/naive.ts';
import { onnxRunner, type OnnxPackage } from '../peers/onnx-runtime.ts';
import { tensorFlowRunner } from '../peers/tensorflow.ts';
import { interleave, type Contestant } from '../tools/interleave.ts';

export type Inputs = readonly [query: Float32Array, key: Float32Array, value: Float32Array];

/** A contestant that can show its result. */
export interface Computing extends Contestant {
  output(): Promise<Float32Array>;
}

/** One of our kernels, its inputs already where it reads them. */
export function ours(name: string, backend: Backend, shape: GraphShape, inputs: Inputs): Computing {
  const { heads, tokens: queries, headSize, causal } = shape;
  const mask = causal ? { ahead: 0 } : {};
  const session = openKernel({ backend }).prepareAttention({ heads, queries, headSize, mask });
  session.query.set(inputs[0]);
  session.key.set(inputs[1]);
  session.value.set(inputs[2]);
  const run = () => session.run();
  return {
    name,
    run,
    async output() {
      run();
      return session.output.slice();
    },
  };
}

/** The fastest of onnxruntime's ways to say attention, found by a short race. */
export async function onnx(
  name: OnnxPackage,
  shape: GraphShape,
  inputs: Inputs,
): Promise<Computing> {
  const ways: Computing[] = [];
  for (const kind of ATTENTION_GRAPHS) {
    const dims = graphDims(kind, shape);
    const [q, k, v] = inputs.map((data) => ({ data, dims }));
    const run = await onnxRunner(name, attentionModel(kind, shape), { q, k, v });
    // The multi-head operator lays tokens before heads: the same work on numbers in another order.
    const output = kind === 'MultiHeadAttention' ? async () => new Float32Array() : run;
    ways.push({ name: `${name} (${kind})`, run, output });
  }
  const timings = await interleave(ways, 7);
  const best = timings.reduce((a, b) => (b.median < a.median ? b : a));
  return ways[timings.indexOf(best)];
}

export async function tensorFlow(
  backend: 'wasm' | 'cpu',
  shape: GraphShape,
  inputs: Inputs,
): Promise<Computing> {
  const run = await tensorFlowRunner(backend, shape, inputs);
  return { name: `tfjs ${backend}`, run, output: run };
}

export function naive(shape: GraphShape, inputs: Inputs): Computing {
  const run = () => naiveAttention(shape, inputs);
  return { name: 'naive JavaScript', run, output: async () => run() };
}

/** Seeded numbers, N(0, 1). */
export function normals(seed: number, length: number): Float32Array {
  let state = seed;
  const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return Float32Array.from({ length }, normal);
}
