import { accumulator, expByFraction } from './compensated.ts';
import { matrix, type Matrix } from './matrix.ts';

/** A projection as it stands on a tape: X · W[:, from…] + b. */
export interface ProjectionInputs {
  readonly x: Matrix; // (n, d_model)
  readonly w: Matrix; // (d_model, p)
  readonly bias?: Matrix | undefined; // (1, p)
}

/** What attention is defined by: everything but the computation. */
export interface HeadDefinition {
  readonly query: ProjectionInputs;
  readonly key: ProjectionInputs;
  readonly value: ProjectionInputs;
  /** The first column of this head in W_Q, in W_K and in W_V. */
  readonly columns: { readonly query: number; readonly key: number; readonly value: number };
  readonly dK: number;
  readonly dV: number;
  readonly mask: Matrix; // (n, m)
  readonly divisor: number;
  readonly temperature: number;
}

/** The same weights and head output, come by in another way. */
export interface SecondOpinion {
  readonly weights: Matrix; // (n, m)
  readonly headOutput: Matrix; // (n, d_v)
}

/**
 * Attention of one head straight from its definition, sharing no step with the pipeline: every sum from the last term to
 * the first with the rounding errors kept, another e^x, and a softmax that streams over the keys and never sees a whole
 * row of scores (Milakov & Gimelshein 2018, arXiv 1805.02867).
 */
export function secondOpinion(head: HeadDefinition): SecondOpinion {
  const steps = secondOpinionSteps(head);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rows between two steps. */
const ROWS = 16;

/** The same some rows at a time, each step yielding the share that is done: a trained model's rows are long. */
export function* secondOpinionSteps(head: HeadDefinition): Generator<number, SecondOpinion, void> {
  const { columns, dK, dV } = head;
  const query = matrix(head.query.x.rows, dK); // (n, d_k)
  const key = matrix(head.key.x.rows, dK); // (m, d_k)
  const value = matrix(head.value.x.rows, dV); // (m, d_v)
  const weights = matrix(query.rows, key.rows);
  const headOutput = matrix(query.rows, dV);
  for (let i = 0; i < Math.max(query.rows, key.rows); i++) {
    if (i < query.rows) projectBackwards(head.query, columns.query, i, query);
    if (i < key.rows) projectBackwards(head.key, columns.key, i, key);
    if (i < key.rows) projectBackwards(head.value, columns.value, i, value);
    if (i % ROWS === ROWS - 1) yield i / Math.max(query.rows, key.rows) / 2;
  }
  for (let i = 0; i < query.rows; i++) {
    attendRow(head, i, { query, key, value }, weights, headOutput);
    if (i % ROWS === ROWS - 1) yield 0.5 + i / query.rows / 2;
  }
  return { weights, headOutput };
}

function attendRow(
  { mask, divisor, temperature, dK, dV }: HeadDefinition,
  i: number,
  { query, key, value }: Record<'query' | 'key' | 'value', Matrix>,
  weights: Matrix,
  headOutput: Matrix,
): void {
  let maximum = -Infinity;
  let total = 0;
  const blended = new Float64Array(dV);
  const scores = new Float64Array(key.rows).fill(-Infinity);
  for (let j = key.rows - 1; j >= 0; j--) {
    if (mask.data[i * key.rows + j] === 0) continue;
    const sum = accumulator();
    for (let k = dK - 1; k >= 0; k--) sum.addProduct(query.data[i * dK + k], key.data[j * dK + k]);
    const score = sum.total() / (divisor * temperature);
    scores[j] = score;
    // A new maximum shrinks what has been gathered so far.
    const shrink = score > maximum ? expByFraction(maximum - score) : 1;
    maximum = Math.max(maximum, score);
    const share = expByFraction(score - maximum);
    total = total * shrink + share;
    for (let c = 0; c < dV; c++) blended[c] = blended[c] * shrink + share * value.data[j * dV + c];
  }
  if (total === 0) return; // everything masked: zeros
  for (let j = 0; j < key.rows; j++)
    weights.data[i * key.rows + j] = expByFraction(scores[j] - maximum) / total;
  for (let c = 0; c < dV; c++) headOutput.data[i * dV + c] = blended[c] / total;
}

/** One row of a projection. */
function projectBackwards(
  { x, w, bias }: ProjectionInputs,
  from: number,
  i: number,
  out: Matrix,
): void {
  const learned = w.data;
  for (let j = 0; j < out.cols; j++) {
    const sum = accumulator();
    if (bias) sum.add(bias.data[from + j]);
    for (let k = x.cols - 1; k >= 0; k--)
      sum.addProduct(x.data[i * x.cols + k], learned[k * w.cols + from + j]);
    out.data[i * out.cols + j] = sum.total();
  }
}
