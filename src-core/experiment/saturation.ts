import {
  effectiveTokens,
  entropyBits,
  fromRows,
  jacobianNorm,
  LabError,
  nodeAt,
  softmaxLines,
  type Matrix,
} from '#core/attention';
import { divisorOf } from './divisor-of.ts';
import { LIMITS } from './limits.ts';
import type { Run } from './run.ts';

/** How sharp one softmax is. */
export interface Sharpness {
  /** Frobenius norm of the softmax's Jacobian: near 0, its weights hardly move with its scores. */
  readonly norm: number;
  /** Bits. */
  readonly entropy: number;
  /** 2^entropy: how many tokens it really looks at. */
  readonly effective: number;
  /** The largest weight. */
  readonly largest: number;
}

/** How sharp a softmax would be at another temperature, or with the scores divided by another number. */
export interface SharpnessAt extends Sharpness {
  readonly at: number;
}

/** How saturated the softmaxes of a head are. */
export interface Saturation {
  /** Softmax runs along rows, or down columns by mistake. */
  readonly axis: 'row' | 'column';
  /** Of each row (or column). A blocked one has weights of 0. */
  readonly lines: readonly Sharpness[];
  /** Of the line that was asked about: the same scores at other temperatures, the present one among them. */
  readonly temperatures: readonly SharpnessAt[];
  /** The same products of queries and keys, divided by other numbers than √d_k; the present divisor is among them. */
  readonly divisors: readonly SharpnessAt[];
  readonly divisor: number;
}

/** Points of a curve, equal steps being equal factors. */
const STEPS = 40;
/** The divisors of the curve: nothing is divided, as for d_k = 1, up to √1024. */
const DIVISORS = { min: 1, max: 32 };

/**
 * The saturation of a head's softmax before any late mask, and of one of its lines over the temperature and over the
 * divisor: its scores as softmax gets them, times T ÷ T′ or d ÷ d′. Throws `stage.absent` and `address.range`.
 */
export function saturationOf(
  run: Run,
  { layer, head, line }: { layer: number; head: number; line: number },
): Saturation {
  const { spec } = run;
  const axis = spec.faults.includes('softmax-over-queries') ? 'column' : 'row';
  const scores = nodeAt(run, { layer, stage: 'masked', head }).value;
  const late = spec.faults.includes('mask-after-softmax');
  const weights = late
    ? softmaxLines(scores, axis, !spec.faults.includes('no-maximum-subtraction'))
    : nodeAt(run, { layer, stage: 'weights', head }).value;
  const count = axis === 'row' ? scores.rows : scores.cols;
  if (!(line >= 0 && line < count)) {
    throw new LabError(
      'address.range',
      `There is no ${axis} ${line + 1}; the scores have ${count}. Choose one of them.`,
      { line, count },
    );
  }
  const own = lineOf(scores, axis, line);
  const divisor = divisorOf(spec, run.model);
  return {
    axis,
    divisor,
    lines: Array.from({ length: count }, (_, i) => sharpnessOf(lineOf(weights, axis, i))),
    temperatures: curveOf(own, spec.temperature, LIMITS.temperature),
    divisors: curveOf(own, divisor, DIVISORS),
  };
}

function curveOf(
  scores: readonly number[],
  now: number,
  { min, max }: { readonly min: number; readonly max: number },
): SharpnessAt[] {
  const steps = Array.from({ length: STEPS + 1 }, (_, i) => min * (max / min) ** (i / STEPS));
  return [...steps.filter((at) => at !== now), now]
    .sort((a, b) => a - b)
    .map((at) => {
      const moved = scores.map((score) => (score * now) / at);
      return { at, ...sharpnessOf(softmaxLines(fromRows([moved]), 'row', true).data) };
    });
}

function sharpnessOf(weights: ArrayLike<number>): Sharpness {
  const list = Array.from(weights);
  return {
    norm: jacobianNorm(list),
    entropy: entropyBits(list),
    effective: effectiveTokens(list),
    largest: list.reduce((most, weight) => Math.max(most, weight), 0),
  };
}

function lineOf({ rows, cols, data }: Matrix, axis: 'row' | 'column', at: number): number[] {
  return Array.from({ length: axis === 'row' ? cols : rows }, (_, i) =>
    axis === 'row' ? data[at * cols + i] : data[i * cols + at],
  );
}
