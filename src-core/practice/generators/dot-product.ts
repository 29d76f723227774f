import { problemOf } from '../head-problem.ts';
import type { Level } from '../origin.ts';
import { drawUntil } from './draw.ts';
import type { Generator } from './generator.ts';
import { headNumber } from './head-exercise.ts';
import { distinctSlips } from '../slips.ts';
import { list, products } from './words.ts';

const SIZES: Record<Level, readonly [number, number, number]> = {
  1: [2, 1, 4],
  2: [4, -3, 4],
  3: [4, -25, 25],
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const dot = (q: readonly number[], k: readonly number[]) => sum(q.map((value, i) => value * k[i]));

/** One query and one key: the sum of their products. */
export const dotProduct: Generator = {
  id: 'dot-product',
  title: 'A dot product',
  concepts: ['dot-product'],
  make: (draw, level) => {
    const [length, from, to] = SIZES[level];
    const pair = () =>
      level === 3 ? draw.tenths(2, length, from, to) : draw.rows(2, length, from, to);
    const isGood = ([q, k]: number[][]) =>
      [...q, ...k].every((value) => value !== 0) && dot(q, k) !== 0;
    const [q, k] = drawUntil(pair, isGood);
    const right = dot(q, k);
    const body = headNumber({
      problem: problemOf('scores', { query: [q], key: [k] }),
      prompt: 'How much is the dot product of this query and this key?',
      given: [
        { symbol: 'q', role: 'query', rows: [q], show: 'numbers' },
        { symbol: 'k', role: 'key', rows: [k], show: 'numbers' },
      ],
      hints: [
        'Take the two vectors number by number: each number of $q$ has a partner in $k$.',
        'Multiply the partners, then add all products. Mind the signs.',
        `Add these: ${products(q, k)}.`,
      ],
      solution: [
        {
          text: 'Multiply pair by pair, and add the products.',
          expression: products(q, k),
          result: right,
        },
      ],
    });
    const slips = [
      {
        id: 'signs-lost',
        name: 'A minus sign got lost',
        explanation:
          'This adds all products as if they were positive. A product of a positive and a negative number is negative.',
        value: dot(q.map(Math.abs), k.map(Math.abs)),
      },
      {
        id: 'summed-first',
        name: 'Added before multiplying',
        explanation: `Here the numbers of each vector were added first. Multiply the partners first: ${list(q)} and ${list(k)} meet number by number.`,
        value: sum(q) * sum(k),
      },
      {
        id: 'added',
        name: 'Added in place of multiplied',
        explanation:
          'Here all numbers were added. Multiply each pair of partners, then add the products.',
        value: sum(q) + sum(k),
      },
      {
        id: 'first-pair-only',
        name: 'Only the first pair was taken',
        explanation: 'This is the product of the first pair alone. Add those of the other pairs.',
        value: q[0] * k[0],
      },
    ];
    if (body.kind !== 'number') return body;
    return { ...body, slips: distinctSlips(slips, right, body.tolerance) };
  },
};
