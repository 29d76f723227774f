import type { Stage } from './address.ts';
import { groupSize, type HeadCounts } from './head-size.ts';
import { nodeAt } from './locate.ts';
import type { Matrix } from './matrix.ts';
import { effectiveTokens, entropyBits, meanDistance, sparsity } from './measures.ts';
import { secondOpinionSteps, type ProjectionInputs } from './second-opinion.ts';
import type { Node, Tape } from './tape.ts';

/** What should hold of one head, as measured, and what its rows are like. */
export interface HeadChecks {
  readonly layer: number;
  readonly head: number;
  /** The largest distance of a row's sum from 1 (from 0 where everything is masked). */
  readonly rowSumError: number;
  /** The largest weight where the mask allows none; 0 when all is well. */
  readonly maskedWeight: number;
  /** How many weights are NaN or infinite. */
  readonly notFinite: number;
  /** The largest difference of a weight, and of a number of the head's output, from the second computation. */
  readonly weightsDifference: number;
  readonly outputDifference: number;
  /** Of each query: entropy in bits, effective number of tokens, share of tokens below 1 %, mean distance. */
  readonly entropy: readonly number[];
  readonly effective: readonly number[];
  readonly sparsity: readonly number[];
  readonly distance: readonly number[];
}

/** What the definition is to be computed with; faults are no part of it. */
export interface DefinitionOptions extends HeadCounts {
  readonly divisor: number;
  readonly temperature: number;
}

/**
 * Checks one head of a run against what attention is by definition, in steps that yield the share that is done. Throws
 * `stage.absent`.
 */
export function* headCheckSteps(
  tape: Tape,
  layer: number,
  head: number,
  options: DefinitionOptions,
): Generator<number, HeadChecks, void> {
  const of = (stage: Stage) => nodeAt(tape, { layer, stage, head });
  const weights = of('weights').value;
  const mask = of('mask').value;
  const [query, key, value] = [of('query'), of('key'), of('value')];
  const [dK, dV] = [query.value.cols, value.value.cols];
  const group = Math.floor(head / groupSize(options));
  const second = yield* secondOpinionSteps({
    query: projectionOf(query),
    key: projectionOf(key),
    value: projectionOf(value),
    columns: { query: head * dK, key: group * dK, value: group * dV },
    ...{ dK, dV, mask },
    divisor: options.divisor,
    temperature: options.temperature,
  });
  const rows = Array.from({ length: weights.rows }, (_, i) =>
    weights.data.subarray(i * weights.cols, (i + 1) * weights.cols),
  );
  return {
    layer,
    head,
    rowSumError: Math.max(
      ...rows.map((row, i) => {
        const open = mask.data.subarray(i * mask.cols, (i + 1) * mask.cols).includes(1);
        return Math.abs(row.reduce((sum, weight) => sum + weight, 0) - (open ? 1 : 0));
      }),
    ),
    maskedWeight: weights.data.reduce(
      (most, weight, i) => (mask.data[i] === 0 ? Math.max(most, Math.abs(weight)) : most),
      0,
    ),
    notFinite: weights.data.reduce((count, weight) => count + (Number.isFinite(weight) ? 0 : 1), 0),
    weightsDifference: largestDifference(weights, second.weights),
    outputDifference: largestDifference(of('headOutput').value, second.headOutput),
    entropy: rows.map(entropyBits),
    effective: rows.map(effectiveTokens),
    sparsity: rows.map((row) => sparsity(row)),
    distance: rows.map((row, i) => meanDistance(row, i)),
  };
}

/** The largest |a − b| over all entries; NaN where one of them is. */
function largestDifference(a: Matrix, b: Matrix): number {
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
}

function projectionOf({ inputs: [x, w, bias] }: Node): ProjectionInputs {
  return { x: x.value, w: w.value, bias: bias?.value };
}
