import { attend, causalMask, matrix, openMask } from '../tools/lab.ts';
import { interleave, type Timing } from '../tools/interleave.ts';
import type { fmaLimit } from '../tools/limit.ts';
import { percent, table } from '../tools/markdown.ts';
import type { GraphShape } from '../peers/graphs.ts';
import {
  naive,
  normals,
  onnx,
  ours,
  tensorFlow,
  type Computing,
  type Inputs,
} from './contestants.ts';

/** Work in units that every contestant is measured by: what the mask does not allow is not counted as done. */
export function operations({ heads, tokens, headSize, causal }: GraphShape): number {
  const pairs = causal ? (tokens * (tokens + 1)) / 2 : tokens * tokens;
  return 4 * heads * pairs * headSize;
}

/** What one table says of the fastest of our kernels. */
export interface AttentionFacts {
  readonly shape: GraphShape;
  readonly text: string;
  /** Part of the 128-bit limit, by the best times. */
  readonly limitPart: number;
  readonly error: number;
  /** How many times as fast as a contestant whose name begins so. */
  ratio(name: string): number;
  /** How many times as fast a kernel at the whole limit would be. */
  ceiling(name: string): number;
}

/** One shape's table: speed, ratio, part of the 128-bit limit, error against float64. */
export async function attentionTable(
  title: string,
  shape: GraphShape,
  limit: Awaited<ReturnType<typeof fmaLimit>>,
): Promise<AttentionFacts> {
  const size = shape.heads * shape.tokens * shape.headSize;
  const inputs: Inputs = [normals(1, size), normals(2, size), normals(3, size)];
  const computing = await contestants(shape, inputs);
  const timings = await interleave([...computing, { name: '128-bit FMA limit', run: limit.run }]);
  const speed = (timing: Timing, of: 'best' | 'median', work = operations(shape)) =>
    work / timing[of] / 1e6;
  const limitTiming = timings[timings.length - 1];
  const most = speed(limitTiming, 'best', limit.operations);
  const expected = reference(shape, inputs);
  const rows: (string | number)[][] = [];
  for (const [i, timing] of timings.slice(0, -1).entries()) {
    rows.push([
      timing.name,
      speed(timing, 'best'),
      speed(timing, 'median'),
      timing.ratio,
      percent(speed(timing, 'best') / most),
      greatestError(await computing[i].output(), expected),
    ]);
  }
  const limitSpeed = speed(limitTiming, 'median', limit.operations);
  rows.push([limitTiming.name, most, limitSpeed, NaN, '100 %', NaN]);
  const head = [
    '',
    'best GFLOP/s',
    'median',
    'ours is × as fast',
    'of the limit',
    'greatest error',
  ];
  const named = (name: string) => timings.find((timing) => timing.name.startsWith(name));
  return {
    shape,
    text: [`### ${title}`, '', table(head, rows), ''].join('\n'),
    limitPart: speed(timings[0], 'best') / most,
    error: Number(rows[0][5]),
    ratio: (name) => named(name)?.ratio ?? NaN,
    ceiling(name) {
      const other = named(name);
      return other ? limitSpeed / speed(other, 'median') : NaN;
    },
  };
}

async function contestants(shape: GraphShape, inputs: Inputs): Promise<Computing[]> {
  // What takes seconds takes part in a few rounds, or not at all.
  const slow = operations(shape) > 2e8 ? { rounds: 3 } : {};
  const hopeless = operations(shape) > 4e9;
  return [
    ours('ours, relaxed SIMD', 'relaxed', shape, inputs),
    ours('ours, plain SIMD', 'plain', shape, inputs),
    await onnx('onnxruntime-node', shape, inputs),
    await onnx('onnxruntime-web', shape, inputs),
    ...(hopeless
      ? []
      : [
          { ...ours('ours, JavaScript', 'javascript', shape, inputs), ...slow },
          { ...naive(shape, inputs), ...slow },
          { ...(await tensorFlow('wasm', shape, inputs)), ...slow },
          { ...(await tensorFlow('cpu', shape, inputs)), ...slow },
        ]),
  ];
}

/** The float64 core's answer; of one head only where a whole one would take minutes. */
function reference({ heads, tokens, headSize, causal }: GraphShape, inputs: Inputs): Float64Array {
  const size = tokens * headSize;
  const counted = tokens > 1024 ? 1 : heads;
  const output = new Float64Array(counted * size);
  const mask = causal ? causalMask(tokens) : openMask(tokens, tokens);
  for (let head = 0; head < counted; head++) {
    const [query, key, value] = inputs.map((all) =>
      matrix(tokens, headSize, Float64Array.from(all.subarray(head * size, (head + 1) * size))),
    );
    const options = { mask, divisor: Math.sqrt(headSize), temperature: 1 };
    output.set(attend(query, key, value, options).headOutput.data, head * size);
  }
  return output;
}

function greatestError(actual: Float32Array, expected: Float64Array): number {
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i])), 0);
}
