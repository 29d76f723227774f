import {
  effectiveTokens,
  entropyBits,
  exp,
  frobeniusNorm,
  log2,
  softmaxJacobian,
  softmaxRows,
} from '#core/attention';
import { fault } from './scanner.ts';
import { asNumber, asNumbers, each, type Value } from './value.ts';

/** A function of the expression language: how many arguments it takes, and what it gives. */
export interface LessonFunction {
  readonly args: readonly [least: number, most: number];
  /** One line for authors. */
  readonly about: string;
  readonly of: (args: readonly Value[]) => Value;
}

const LN2 = 0.6931471805599453;
const list = (args: readonly Value[], i = 0) => asNumbers(args[i], 'The argument');
const total = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0);
const average = (numbers: readonly number[]) => total(numbers) / some(numbers).length;

function some(numbers: readonly number[]): readonly number[] {
  if (numbers.length === 0) throw fault('The list is empty.');
  return numbers;
}

function softmax(numbers: readonly number[], temperature = 1): number[] {
  if (!(temperature > 0)) throw fault('A temperature is greater than 0.');
  const data = Float64Array.from(some(numbers), (x) => x / temperature);
  return Array.from(softmaxRows({ rows: 1, cols: data.length, data }).data);
}

function dot(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length)
    throw fault(`Vectors of ${a.length} and ${b.length} numbers have no dot product.`);
  return total(a.map((x, i) => x * b[i]));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  if (lengths === 0) throw fault('A vector of zeros has no direction.');
  return dot(a, b) / lengths;
}

/** 1-based place of the largest, the first one where several are. */
function placeOfLargest(numbers: readonly number[]): number {
  return some(numbers).indexOf(Math.max(...numbers)) + 1;
}

const one = (about: string, of: LessonFunction['of']): LessonFunction => ({
  args: [1, 1],
  about,
  of,
});

/** Every function that an expression may use, besides the numbers of experiments. */
export const FUNCTIONS: Readonly<Record<string, LessonFunction>> = {
  softmax: {
    args: [1, 2],
    about: 'softmax(list) or softmax(list, T): the weights of one row of scores',
    of: (args) => softmax(list(args), args.length > 1 ? asNumber(args[1], 'T') : 1),
  },
  entropy: one('entropy of a row of weights, in bits', (args) => entropyBits(list(args))),
  perplexity: one('2^entropy: how many tokens a row really looks at', (args) =>
    effectiveTokens(list(args)),
  ),
  jacobianNorm: one(
    'how much a row of weights can still move: norm of the softmax gradient',
    (args) => frobeniusNorm(softmaxJacobian(list(args))),
  ),
  sum: one('sum of a list', (args) => total(list(args))),
  mean: one('mean of a list', (args) => average(list(args))),
  variance: one('mean squared distance from the mean', (args) => {
    const numbers = list(args);
    const centre = average(numbers);
    return average(numbers.map((x) => (x - centre) ** 2));
  }),
  max: one('largest of a list', (args) => Math.max(...some(list(args)))),
  min: one('smallest of a list', (args) => Math.min(...some(list(args)))),
  argmax: one('place of the largest, counted from 1', (args) => placeOfLargest(list(args))),
  count: one('how many numbers a list has', (args) => list(args).length),
  dot: {
    args: [2, 2],
    about: 'dot product of two lists',
    of: (args) => dot(list(args), list(args, 1)),
  },
  cosine: {
    args: [2, 2],
    about: 'cosine of the angle between two vectors: 1 for the same direction',
    of: (args) => cosine(list(args), list(args, 1)),
  },
  norm: one('length of a vector', (args) => Math.sqrt(dot(list(args), list(args)))),
  item: {
    args: [2, 2],
    about: 'item(list, n): one of a list, counted from 1',
    of: ([values, n]) => {
      const place = asNumber(n, 'The place');
      const found = Array.isArray(values) ? (values as readonly Value[])[place - 1] : undefined;
      if (found === undefined) throw fault(`The list has no item ${place}.`);
      return found;
    },
  },
  sqrt: one('square root', ([x]) => each(x, Math.sqrt)),
  exp: one('e to the power of', ([x]) => each(x, exp)),
  ln: one('natural logarithm', ([x]) => each(x, (value) => log2(value) * LN2)),
  log2: one('logarithm to base 2', ([x]) => each(x, log2)),
  abs: one('without its sign', ([x]) => each(x, Math.abs)),
  round: {
    args: [2, 2],
    about: 'round(x, n): to n decimals',
    of: ([x, n]) => {
      const factor = 10 ** asNumber(n, 'The number of decimals');
      return each(x, (value) => Math.round(value * factor) / factor);
    },
  },
};
