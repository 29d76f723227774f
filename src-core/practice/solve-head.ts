import {
  exp,
  fromRows,
  LabError,
  mapMatrix,
  multiply,
  multiplyTransposed,
  softmaxLines,
  toRows,
  type Matrix,
} from '#core/attention';
import type { MistakeId } from './mistake.ts';
import type { HeadProblem } from './head-problem.ts';

/** Every step from where a problem starts to where it ends; n queries, m keys. */
export interface SolvedHead {
  readonly scores?: Matrix; // (n, m)
  readonly scaled?: Matrix; // (n, m)
  readonly masked?: Matrix; // (n, m)
  readonly weights?: Matrix; // (n, m)
  readonly headOutput?: Matrix; // (n, d_v)
}

/**
 * A head worked out as a person does it on paper (Vaswani et al. 2017, eq. 1), rightly or with one mistake. Written
 * apart from the Lab's own path on purpose; a test compares them. Throws `problem.incomplete` and `shape.mismatch`.
 */
export function solveHead(problem: HeadProblem, mistake?: MistakeId): SolvedHead {
  const start = problem.weights
    ? { weights: fromRows(problem.weights) }
    : weigh(problem, scoresOf(problem, mistake), mistake);
  if (problem.target !== 'headOutput' || !start.weights) return start;
  const taken = mistake === 'key-for-value' ? problem.key : problem.value;
  if (!taken) throw incomplete('values');
  return { ...start, headOutput: multiply(blended(start, mistake), fromRows(taken)) };
}

/** The numbers that a problem asks for, row by row. Throws as `solveHead`. */
export function targetOf(problem: HeadProblem, mistake?: MistakeId): number[][] {
  const found = solveHead(problem, mistake)[problem.target];
  if (!found) throw incomplete(problem.target);
  return toRows(found);
}

/** What the scores of a problem are divided by, before the temperature. */
function divisorIn(problem: HeadProblem, mistake?: MistakeId): number {
  if (!problem.scaling || mistake === 'unscaled') return 1;
  const dK = problem.dK ?? problem.query?.[0].length;
  if (dK === undefined) throw incomplete('d_k');
  if (mistake === 'd-k-without-root') return dK;
  if (mistake === 'd-model-for-d-k') return Math.sqrt(problem.dModel ?? dK);
  return Math.sqrt(dK);
}

function scoresOf(problem: HeadProblem, mistake?: MistakeId): { scores?: Matrix; scaled: Matrix } {
  if (problem.scaled) return { scaled: fromRows(problem.scaled) };
  const scores = problem.scores ? fromRows(problem.scores) : dotProducts(problem, mistake);
  const divisor = divisorIn(problem, mistake) * temperatureIn(problem, mistake);
  return { scores, scaled: mapMatrix(scores, (score) => score / divisor) };
}

function dotProducts({ query, key }: HeadProblem, mistake?: MistakeId): Matrix {
  if (!query || !key) throw incomplete('queries and keys');
  const [q, k] = [fromRows(query), fromRows(key)];
  return mistake === 'transposed' ? multiplyTransposed(k, q) : multiplyTransposed(q, k);
}

function temperatureIn({ temperature }: HeadProblem, mistake?: MistakeId): number {
  if (mistake === 'temperature-forgotten') return 1;
  return mistake === 'temperature-multiplied' ? 1 / temperature : temperature;
}

function weigh(
  problem: HeadProblem,
  { scores, scaled }: { scores?: Matrix; scaled: Matrix },
  mistake?: MistakeId,
): SolvedHead {
  const late = mistake === 'mask-after-softmax';
  const blocked = mistake === 'zero-for-minus-infinity' ? 0 : -Infinity;
  const open = late || mistake === 'mask-forgotten' ? undefined : problem.mask;
  const masked = blockOut(scaled, open, blocked);
  const known = { ...(scores ? { scores } : {}), scaled, masked };
  if (problem.target !== 'weights' && problem.target !== 'headOutput') return known;
  const weights = soften(masked, mistake);
  return { ...known, weights: late ? blockOut(weights, problem.mask, 0) : weights };
}

function blockOut(a: Matrix, mask: readonly string[] | undefined, blocked: number): Matrix {
  if (!mask) return a;
  const data = a.data.map((value, at) =>
    mask[Math.floor(at / a.cols)]?.[at % a.cols] === '1' ? value : blocked,
  );
  return { ...a, data };
}

function soften(masked: Matrix, mistake?: MistakeId): Matrix {
  switch (mistake) {
    case 'wrong-axis':
      return softmaxLines(masked, 'column', true);
    case 'not-normalised':
      return mapMatrix(masked, exp);
    case 'no-exp':
      return shares(masked);
    case 'rounded-early':
      return softmaxLines(mapMatrix(masked, Math.round), 'row', true);
    default:
      return softmaxLines(masked, 'row', true);
  }
}

/** Each number ÷ the sum of its row; what is blocked counts as nothing. */
function shares(a: Matrix): Matrix {
  const numbers = toRows(a).map((row) => row.map((value) => (value === -Infinity ? 0 : value)));
  return fromRows(
    numbers.map((row) => {
      const total = row.reduce((sum, value) => sum + value, 0);
      return row.map((value) => value / total);
    }),
  );
}

/** What the values are weighted with: the weights, unless that is the mistake. */
function blended({ weights, masked }: SolvedHead, mistake?: MistakeId): Matrix {
  if (!weights) throw incomplete('weights');
  if (mistake === 'even-weights') return mapMatrix(weights, () => 1 / weights.cols);
  if (mistake === 'weights-rounded')
    return mapMatrix(weights, (weight) => Math.round(weight * 10) / 10);
  if (mistake === 'scores-for-weights' && masked)
    return mapMatrix(masked, (score) => (score === -Infinity ? 0 : score));
  return weights;
}

function incomplete(what: string): LabError {
  return new LabError(
    'problem.incomplete',
    `This problem cannot be computed: its ${what} are missing. Give them.`,
    { what },
  );
}
