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

/** The fastest of onnxruntime's ways to say attention, found by a short race; some fail for long inputs. */
export async function onnx(
  name: OnnxPackage,
  shape: GraphShape,
  inputs: Inputs,
): Promise<Computing> {
  const ways: Computing[] = [];
  for (const kind of ATTENTION_GRAPHS) {
    const { heads, tokens, headSize } = shape;
    const dims = graphDims(kind, shape);
    // The multi-head operator lays tokens before heads.
    const swapped = kind === 'MultiHeadAttention';
    const [q, k, v] = inputs.map((data) => {
      return { data: swapped ? swapAxes(data, heads, tokens, headSize) : data, dims };
    });
    const run = await onnxRunner(name, attentionModel(kind, shape), { q, k, v });
    const output = async () =>
      swapped ? swapAxes(await run(), tokens, heads, headSize) : (await run()).slice();
    try {
      await run();
      ways.push({ name: `${name} (${kind})`, run, output });
    } catch {
      console.log(`${name} cannot run ${kind} over ${tokens} tokens`);
    }
  }
  const timings = await interleave(ways, 7);
  const best = timings.reduce((a, b) => (b.median < a.median ? b : a));
  return ways[timings.indexOf(best)];
}

/** (a, b, size) becomes (b, a, size). */
function swapAxes(data: Float32Array, a: number, b: number, size: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      const from = (i * b + j) * size;
      out.set(data.subarray(from, from + size), (j * a + i) * size);
    }
  }
  return out;
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
  const numbers = new Float32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = normal();
  return numbers;
}
