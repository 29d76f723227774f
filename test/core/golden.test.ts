import { describe, expect, it } from 'vitest';
import {
  activate,
  attend,
  backward,
  concatColumns,
  createRecorder,
  erf,
  fromRows,
  given,
  log2,
  maskFrom,
  maskMatrix,
  multiHeadAttention,
  nodeAt,
  openMask,
  recordHead,
  recordLayer,
  recordLayerNorm,
  recordMultiHead,
  toRows,
  type Gradients,
  type LayerKind,
  type Matrix,
  type Recorder,
  type Stage,
} from '#core/attention';
import { readFixture } from './support/fixture.ts';

type Grid = number[][];
interface GoldenHead {
  name: string;
  query: Grid;
  key: Grid;
  value: Grid;
  mask: Grid | null;
  divisor: number;
  probe: Grid;
  output: Grid;
  gradients: Record<'query' | 'key' | 'value', Grid>;
}
interface GoldenLayer {
  name: string;
  heads: number;
  kind?: LayerKind;
  activation?: 'relu' | 'gelu';
  embeddings: Grid;
  context?: Grid | null;
  mask: Grid | null;
  learned: Record<string, Grid>;
  probe: Grid;
  weights?: Grid[];
  output: Grid;
  gradients: Record<string, Grid>;
}
interface Golden {
  versions: Record<string, string>;
  scaledDotProduct: GoldenHead[];
  groupedQuery: { name: string; query: Grid[]; key: Grid[]; value: Grid[]; output: Grid[] }[];
  multiHead: GoldenLayer[];
  layerNorm: {
    name: string;
    x: Grid;
    gain: Grid;
    shift: Grid;
    epsilon: number;
    probe: Grid;
    output: Grid;
    gradients: Record<'x' | 'gain' | 'shift', Grid>;
  }[];
  encoderLayer: GoldenLayer[];
  elementary: Record<'x' | 'gelu' | 'erf' | 'log2', number[]>;
}

/** Two float64 computations of the same sums in different orders differ by less than this. */
const TOLERANCE = 1e-13;
const golden = readFixture('torch.json') as Golden;

function expectClose(ours: Grid, theirs: Grid, what: string): void {
  expect([ours.length, ours[0].length], what).toEqual([theirs.length, theirs[0].length]);
  const worst = Math.max(
    ...ours.flatMap((row, i) => row.map((value, j) => Math.abs(value - theirs[i][j]))),
  );
  expect(worst, what).toBeLessThan(TOLERANCE);
}

function maskOf(grid: Grid | null, rows: number, cols: number) {
  return grid ? maskFrom(rows, cols, (i, j) => grid[i][j] === 1) : openMask(rows, cols);
}

const place = (stage: Stage) => ({ layer: 0, stage, head: 0 });

function gradientOf(tape: Recorder, gradients: Gradients, stage: Stage): Grid {
  const found = gradients.get(nodeAt(tape, place(stage)));
  if (!found) throw new Error(`no gradient of ${stage}`);
  return toRows(found);
}

describe(`PyTorch ${golden.versions.torch}`, () => {
  it.each(golden.scaledDotProduct)('scaled_dot_product_attention: $name', (one) => {
    const [query, key, value] = [one.query, one.key, one.value].map(fromRows);
    const mask = maskOf(one.mask, query.rows, key.rows);
    const options = { mask, divisor: one.divisor, temperature: 1 };
    expectClose(toRows(attend(query, key, value, options).headOutput), one.output, 'output');
    const tape = createRecorder();
    const put = (stage: Stage, values: Matrix) => tape.record(place(stage), given(values), []);
    const inputs = {
      query: put('query', query),
      key: put('key', key),
      value: put('value', value),
      mask: put('mask', maskMatrix(mask)),
    };
    const output = recordHead(tape, { layer: 0, head: 0 }, inputs, options);
    const gradients = backward(tape, [{ node: output, gradient: fromRows(one.probe) }]);
    for (const stage of ['query', 'key', 'value'] as const)
      expectClose(gradientOf(tape, gradients, stage), one.gradients[stage], `gradient of ${stage}`);
  });

  it.each(golden.groupedQuery)('grouped-query attention: $name', (one) => {
    // Identity projections make the given queries, keys and values those of the heads.
    const side = (heads: Grid[]) => concatColumns(heads.map(fromRows));
    const [query, key, value] = [one.query, one.key, one.value].map(side);
    const context = concatColumns([key, value]);
    const eye = (rows: number, cols: number, shift = 0) =>
      fromRows(
        Array.from({ length: rows }, (_, i) =>
          Array.from({ length: cols }, (_, j) => (i === j + shift ? 1 : 0)),
        ),
      );
    const input = concatColumns([
      query,
      fromRows(
        Array.from({ length: query.rows }, () =>
          Array<number>(Math.max(0, context.cols - query.cols)).fill(0),
        ),
      ),
    ]);
    const heads = one.query.length;
    const run = multiHeadAttention(
      input,
      context,
      {
        wQ: eye(input.cols, query.cols),
        wK: eye(context.cols, key.cols),
        wV: eye(context.cols, value.cols, key.cols),
        wO: eye(heads * one.value[0][0].length, input.cols),
      },
      heads,
      {
        keyValueHeads: one.key.length,
        mask: openMask(query.rows, key.rows),
        divisor: Math.sqrt(one.query[0][0].length),
        temperature: 1,
      },
    );
    run.heads.forEach(({ headOutput }, head) =>
      expectClose(toRows(headOutput), one.output[head], `head ${head}`),
    );
  });

  it.each(golden.multiHead)('MultiheadAttention: $name', (one) => {
    const tape = createRecorder();
    const put = (stage: Stage, rows: Grid) => tape.record(place(stage), given(fromRows(rows)), []);
    const input = put('embeddings', one.embeddings);
    const context = one.context ? put('contextEmbeddings', one.context) : input;
    const allowed = maskOf(one.mask, input.value.rows, context.value.rows);
    const mask = tape.record(place('mask'), given(maskMatrix(allowed)), []);
    const learned = matricesOf(one.learned);
    const divisor = Math.sqrt(input.value.cols / one.heads);
    const counts = { heads: one.heads, keyValueHeads: one.heads };
    const options = { divisor, temperature: 1 };
    const output = recordMultiHead(
      tape,
      { layer: 0, input, context, mask },
      learned,
      counts,
      options,
    );
    expectClose(toRows(output.value), one.output, 'output');
    const plain = multiHeadAttention(input.value, context.value, learned, one.heads, {
      ...options,
      mask: allowed,
    });
    expect(toRows(plain.output)).toEqual(toRows(output.value));
    plain.heads.forEach(({ weights }, head) =>
      expectClose(toRows(weights), one.weights?.[head] ?? [], `weights of head ${head}`),
    );
    const gradients = backward(tape, [{ node: output, gradient: fromRows(one.probe) }]);
    for (const [stage, expected] of Object.entries(one.gradients))
      expectClose(gradientOf(tape, gradients, stage as Stage), expected, `gradient of ${stage}`);
  });

  it.each(golden.layerNorm)('layer_norm: $name', (one) => {
    const tape = createRecorder();
    const x = tape.record(place('embeddings'), given(fromRows(one.x)), []);
    const weights = { gain: fromRows(one.gain), shift: fromRows(one.shift), epsilon: one.epsilon };
    const norm = recordLayerNorm(tape, 0, 'attention', x, weights);
    expectClose(toRows(norm.value), one.output, 'output');
    const gradients = backward(tape, [{ node: norm, gradient: fromRows(one.probe) }]);
    expectClose(gradientOf(tape, gradients, 'embeddings'), one.gradients.x, 'x');
    expectClose(gradientOf(tape, gradients, 'attentionGain'), one.gradients.gain, 'gain');
    expectClose(gradientOf(tape, gradients, 'attentionShift'), one.gradients.shift, 'shift');
  });

  it.each(golden.encoderLayer)('TransformerEncoderLayer: $name', (one) => {
    const tape = createRecorder();
    const input = tape.record(place('embeddings'), given(fromRows(one.embeddings)), []);
    const allowed = maskOf(one.mask, input.value.rows, input.value.rows);
    const mask = tape.record(place('mask'), given(maskMatrix(allowed)), []);
    const learned = matricesOf(one.learned);
    const norm = (name: 'attention' | 'feedForward') => ({
      gain: learned[`${name}Gain`],
      shift: learned[`${name}Shift`],
      epsilon: 1e-5,
    });
    const output = recordLayer(
      tape,
      { layer: 0, input, context: input, mask },
      one.kind ?? 'post-norm',
      {
        attention: learned,
        attentionNorm: norm('attention'),
        feedForwardNorm: norm('feedForward'),
        feedForward: { ...learned, activation: one.activation ?? 'relu' },
      },
      { heads: one.heads, keyValueHeads: one.heads },
      { divisor: Math.sqrt(input.value.cols / one.heads), temperature: 1 },
      [],
    );
    expectClose(toRows(output.value), one.output, 'output');
    const gradients = backward(tape, [{ node: output, gradient: fromRows(one.probe) }]);
    for (const [stage, expected] of Object.entries(one.gradients))
      expectClose(gradientOf(tape, gradients, stage as Stage), expected, `gradient of ${stage}`);
  });

  it('gelu, erf and log₂', () => {
    const { x } = golden.elementary;
    const [gelu] = toRows(activate('gelu').forward([fromRows([x])]));
    expectClose([gelu], [golden.elementary.gelu], 'gelu');
    expectClose([x.map(erf)], [golden.elementary.erf], 'erf');
    expectClose([x.map((value) => log2(Math.exp(value)))], [golden.elementary.log2], 'log2');
  });
});

type Learned = Record<string, Matrix> & Record<'wQ' | 'wK' | 'wV' | 'wO' | 'w1' | 'w2', Matrix>;

function matricesOf(grids: Record<string, Grid>): Learned {
  const entries = Object.entries(grids).map(([name, rows]) => [name, fromRows(rows)]);
  return Object.fromEntries(entries) as Learned;
}
