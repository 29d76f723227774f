import type { Level } from '../origin.ts';
import type { Generator } from './generator.ts';

const SIZES: Record<Level, readonly [number, number]> = { 1: [4, 8], 2: [10, 40], 3: [50, 200] };

/** Gaps about who sees whom behind a mask. */
export const causalGaps: Generator = {
  id: 'causal-gaps',
  title: 'Who sees whom?',
  concepts: ['masking'],
  make: (draw, level) => {
    const n = draw.whole(...SIZES[level]);
    const i = draw.whole(1, n - 2);
    const isWindow = level === 3;
    const radius = draw.whole(2, 8);
    const first = isWindow ? Math.max(0, i - radius) : 0;
    const number = (value: number, wrong: readonly { text: string; why: string }[] = []) => ({
      accept: [String(value)],
      ...{ number: true, width: 5 },
      wrong: wrong.filter(({ text }) => text !== String(value)),
    });
    const rule = isWindow
      ? `Behind the causal mask and a window that reaches ${radius} places back`
      : 'Behind the causal mask';
    return {
      kind: 'blanks',
      prompt: `A sentence has ${n} tokens, at the positions 0 to ${n - 1}. Fill in the gaps.`,
      given: [],
      step: 'masked',
      text: `${rule}, position ${i} sees the positions {1} to {2}: {3} in all. It sees no {4} tokens.`,
      blanks: [
        number(first, [{ text: '1', why: 'Positions are counted from 0 here.' }]),
        number(i, [
          { text: String(i - 1), why: 'A token also sees itself.' },
          { text: String(i + 1), why: 'That position comes later: it is blocked.' },
        ]),
        number(i - first + 1, [
          {
            text: String(i - first),
            why: 'From the first to the last, both included, is one more than their difference.',
          },
          { text: String(n), why: 'That is the whole sentence. The later tokens are blocked.' },
        ]),
        {
          accept: ['later', 'future', 'following', 'subsequent', 'next', 'coming'],
          ...{ number: false, width: 9 },
          wrong: [
            { text: 'earlier', why: 'Earlier tokens are just what it may see.' },
            { text: 'past', why: 'Past tokens are just what it may see.' },
          ],
        },
      ],
      hints: [
        'The causal mask blocks what has not been said yet.',
        'A token sees itself too. Count the first and the last one.',
        `The count is the last position minus the first, plus one: ${i} − ${first} + 1.`,
      ],
      solution: [
        { text: 'The first position that it sees.', expression: String(first), result: first },
        { text: 'The last one is its own.', expression: String(i), result: i },
        {
          text: 'All of them, both ends included.',
          expression: `${i} − ${first} + 1`,
          result: i - first + 1,
        },
        { text: 'What is blocked are the *later* tokens.' },
      ],
    };
  },
};
