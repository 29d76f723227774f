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

/** How sharp a softmax would be at another temperature. */
export interface SharpnessAt extends Sharpness {
  readonly temperature: number;
}

/** How saturated the softmaxes of a head are. */
export interface Saturation {
  /** Softmax runs along rows, or down columns by mistake. */
  readonly axis: 'row' | 'column';
  /** Of each row (or column). A blocked one has weights of 0. */
  readonly lines: readonly Sharpness[];
  /** Of the line that was asked about: the same scores at other temperatures, the present one among them. */
  readonly curve: readonly SharpnessAt[];
}

/** Temperatures of the curve, equal steps being equal factors. */
const STEPS = 40;

/**
 * The saturation of a head's softmax before any late mask, and of one of its lines over the temperature: its scores as
 * softmax gets them, times T ÷ T′. Throws `stage.absent` and `address.range`.
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
  return {
    axis,
    lines: Array.from({ length: count }, (_, i) => sharpnessOf(lineOf(weights, axis, i))),
    curve: curveOf(lineOf(scores, axis, line), spec.temperature),
  };
}

function curveOf(scores: readonly number[], now: number): SharpnessAt[] {
  const { min, max } = LIMITS.temperature;
  const steps = Array.from({ length: STEPS + 1 }, (_, i) => min * (max / min) ** (i / STEPS));
  return [...steps.filter((temperature) => temperature !== now), now]
    .sort((a, b) => a - b)
    .map((temperature) => {
      const moved = scores.map((score) => (score * now) / temperature);
      return { temperature, ...sharpnessOf(softmaxLines(fromRows([moved]), 'row', true).data) };
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
