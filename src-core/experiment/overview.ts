import { entropyBits, matrix, type Matrix } from '#core/attention';
import { coarse } from './coarse.ts';
import { stageOf } from './part.ts';
import { readWeights, type Reading } from './reading/index.ts';
import type { Run } from './run.ts';

/** How all heads are wanted: in at most `most` rows and columns each, as they are or less their layer's average. */
export interface OverviewRequest {
  readonly most: number;
  readonly less: 'nothing' | 'average';
  /** How tokens are read in the maps; without it each by itself. Measures are always of single tokens. */
  readonly reading?: Reading | undefined;
}

/** The weights of one head, small. */
export interface HeadOverview {
  readonly map: Matrix;
  /** How widely it looks: the mean entropy of its rows, in bits. */
  readonly entropy: number;
  /** How much of its attention goes elsewhere than the layer's average does, 0 … 1. */
  readonly apart: number;
}

/** All heads of a layer. */
export interface LayerOverview {
  /** 0-based. */
  readonly layer: number;
  readonly heads: readonly HeadOverview[];
  /** Of the heads that are not switched off; of all where every one is. Never less anything. */
  readonly average: Matrix;
}

/** The attention weights of every head of every layer, for small pictures side by side. */
export function overviewOf(run: Run, { most, less, reading }: OverviewRequest): LayerOverview[] {
  const read = (weights: Matrix) =>
    reading ? readWeights(weights, run.tokens, run.contextTokens, reading).weights : weights;
  return run.layers.map((_, layer) => {
    const heads = run.layers[layer].heads.map((__, head) => stageOf(run, 'weights', head, layer));
    const off = switchedOff(run, layer);
    const counted = heads.filter((___, head) => !off.has(head));
    const average = averageOf(counted.length > 0 ? counted : heads);
    return {
      layer,
      heads: heads.map((head) => {
        const difference = minus(head, average);
        return {
          map: coarse(read(less === 'average' ? difference : head), most),
          entropy: meanEntropy(head),
          apart: halfOfSizes(difference) / difference.rows,
        };
      }),
      average: coarse(read(average), most),
    };
  });
}

/** The heads of a layer that add nothing. */
function switchedOff(run: Run, layer: number): ReadonlySet<number> {
  return new Set(
    run.spec.ablations.flatMap((ablation) =>
      ablation.kind === 'head' && ablation.layer === layer ? [ablation.head] : [],
    ),
  );
}

function averageOf(heads: readonly Matrix[]): Matrix {
  const [{ rows, cols }] = heads;
  const out = matrix(rows, cols);
  for (const { data } of heads) data.forEach((value, i) => (out.data[i] += value));
  return matrix(
    rows,
    cols,
    out.data.map((sum) => sum / heads.length),
  );
}

function minus(a: Matrix, b: Matrix): Matrix {
  return matrix(
    a.rows,
    a.cols,
    a.data.map((value, i) => value - b.data[i]),
  );
}

function meanEntropy({ rows, cols, data }: Matrix): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += entropyBits(data.subarray(i * cols, (i + 1) * cols));
  return sum / rows;
}

/** What is moved from one place to another counts once. */
function halfOfSizes({ data }: Matrix): number {
  return data.reduce((sum, value) => sum + Math.abs(value), 0) / 2;
}
