import { openKernel, type Backend } from '../tools/lab.ts';
import { layerModel } from '../peers/graphs.ts';
import { onnxRunner } from '../peers/onnx-runtime.ts';
import { interleave } from '../tools/interleave.ts';
import type { fmaLimit } from '../tools/limit.ts';
import { percent, table } from '../tools/markdown.ts';
import { normals } from './contestants.ts';
import type { Target } from './targets.ts';

const SHAPE = { tokens: 512, heads: 12, headSize: 64, causal: false };
const D_MODEL = 768;
const OPERATIONS = 8 * 512 * D_MODEL ** 2 + 4 * 512 ** 2 * D_MODEL;

/** A whole layer with its projections: 512 tokens, d_model 768, 12 heads. */
export async function layerTable(
  limit: Awaited<ReturnType<typeof fmaLimit>>,
): Promise<{ text: string; target: Target }> {
  const learned = (seed: number) => normals(seed, D_MODEL ** 2).map((x) => x / Math.sqrt(D_MODEL));
  const weights = { wQ: learned(1), wK: learned(2), wV: learned(3), wO: learned(4) };
  const x = normals(5, 512 * D_MODEL);
  const own = (backend: Backend) => {
    const session = openKernel({ backend }).prepareLayer({
      tokens: 512,
      dModel: D_MODEL,
      heads: 12,
    });
    session.setWeights(weights);
    session.input.set(x);
    return session;
  };
  const relaxed = own('relaxed');
  const plain = own('plain');
  const model = layerModel(SHAPE, weights);
  const input = { x: { data: x, dims: [1, 512, D_MODEL] } };
  const node = await onnxRunner('onnxruntime-node', model, input);
  const web = await onnxRunner('onnxruntime-web', model, input);
  const timings = await interleave([
    { name: 'ours, relaxed SIMD', run: () => relaxed.run() },
    { name: 'ours, plain SIMD', run: () => plain.run() },
    { name: 'onnxruntime-node', run: node },
    { name: 'onnxruntime-web', run: web },
    { name: '128-bit FMA limit', run: limit.run },
  ]);
  const most = limit.operations / timings[4].best / 1e6;
  const expected = await node();
  const difference = (actual: Float32Array) =>
    actual.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i])), 0);
  const differences = [relaxed.output, plain.output, expected, await web()].map(difference);
  const rows = timings.slice(0, 4).map(({ name, best, median, ratio }, i) => {
    const speed = OPERATIONS / best / 1e6;
    return [name, median, speed, ratio, percent(speed / most), differences[i]];
  });
  const head = ['', 'median ms', 'best GFLOP/s', 'ours is × as fast', 'of the limit', 'difference'];
  const text = [
    '### A whole layer with projections: 512 tokens, d_model 768, 12 heads',
    '',
    table(head, rows),
    '',
    'The difference is the greatest one from onnxruntime-node’s output.',
    '',
  ].join('\n');
  const name = 'whole layer: × onnxruntime-web';
  return { text, target: { name, wanted: 1.6, measured: timings[3].ratio } };
}
