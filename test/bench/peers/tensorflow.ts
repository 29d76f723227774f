import { fileURLToPath } from 'node:url';

/** The part of TensorFlow.js that the benchmark uses. */
interface Tensor {
  dataSync(): Float32Array;
}
interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  tensor(data: Float32Array, shape: readonly number[]): Tensor;
  tidy<T>(action: () => T): T;
  matMul(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor;
  mul(a: Tensor, b: Tensor | number): Tensor;
  add(a: Tensor, b: Tensor): Tensor;
  softmax(a: Tensor): Tensor;
}
interface WasmBackend {
  setWasmPaths(directory: string): void;
  setThreadsCount(threads: number): void;
}

export interface TensorFlowShape {
  readonly heads: number;
  readonly tokens: number;
  readonly headSize: number;
  readonly causal: boolean;
}

const PACKAGES = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'] as const;

/** Attention on one of TensorFlow.js's backends, one thread; each call computes it and reads the result. */
export async function tensorFlowRunner(
  backend: 'wasm' | 'cpu',
  { heads, tokens, headSize, causal }: TensorFlowShape,
  inputs: readonly [Float32Array, Float32Array, Float32Array],
): Promise<() => Promise<Float32Array>> {
  const tf = (await import(PACKAGES[0])) as TensorFlow;
  const wasm = (await import(PACKAGES[1])) as WasmBackend;
  const files = new URL(`../node_modules/${PACKAGES[1]}/dist/`, import.meta.url);
  if (backend === 'wasm') {
    wasm.setWasmPaths(fileURLToPath(files));
    wasm.setThreadsCount(1);
  }
  await tf.setBackend(backend);
  const [query, key, value] = inputs.map((data) => tf.tensor(data, [heads, tokens, headSize]));
  const hidden = (i: number) => (i % tokens > Math.floor(i / tokens) ? -1e9 : 0);
  const grid = Float32Array.from({ length: tokens * tokens }, (_, i) => hidden(i));
  const mask = tf.tensor(grid, [tokens, tokens]);
  return async () => {
    await tf.setBackend(backend);
    return tf.tidy(() => {
      const scores = tf.mul(tf.matMul(query, key, false, true), 1 / Math.sqrt(headSize));
      const weights = tf.softmax(causal ? tf.add(scores, mask) : scores);
      return tf.matMul(weights, value, false, false).dataSync();
    });
  };
}
