import type { Draw } from './draw.ts';
import { distinctSlips } from '../slips.ts';
import type { Body, Generator } from './generator.ts';

/** What attention costs in pairs, memory and work. */
export const cost: Generator = {
  id: 'cost',
  title: 'What attention costs',
  concepts: ['cost'],
  make: (draw, level) =>
    level === 1 ? pairs(draw) : level === 2 ? memory(draw) : causalWork(draw),
};

function question(
  fields: Pick<Extract<Body, { kind: 'number' }>, 'prompt' | 'hints' | 'solution' | 'value'> & {
    unit?: string;
    tolerance?: number;
    slips: { id: string; name: string; explanation: string; value: number }[];
  },
): Body {
  const { slips, tolerance = 0.4, ...rest } = fields;
  return {
    kind: 'number',
    ...{ given: [], step: 'weights', percent: false, at: { row: 0, col: 0 } },
    ...rest,
    tolerance,
    slips: distinctSlips(slips, fields.value, tolerance),
  };
}

function pairs(draw: Draw): Body {
  const n = draw.whole(5, 40);
  const heads = draw.whole(2, 8);
  const value = n * n * heads;
  return question({
    prompt: `A layer with ${heads} heads attends over ${n} tokens, without a mask. How many weights does it compute in all?`,
    hints: [
      'Every token asks every token, itself included.',
      'Each head has a matrix of weights of its own.',
      `One head has ${n}·${n} weights.`,
    ],
    value,
    solution: [
      { text: 'Weights of one head.', expression: `${n}·${n}`, result: n * n },
      { text: 'Of all heads.', expression: `${heads}·${n * n}`, result: value },
    ],
    slips: [
      {
        id: 'one-head-only',
        name: 'Only one head was counted',
        explanation: `This is one head. There are ${heads}, and each has its own weights.`,
        value: n * n,
      },
      {
        id: 'linear',
        name: 'Counted tokens, not pairs',
        explanation:
          'Each token asks *all* tokens: the number of pairs is the square of the number of tokens.',
        value: n * heads,
      },
      {
        id: 'not-itself',
        name: 'No token looks at itself',
        explanation: 'A token attends to itself too; the diagonal counts.',
        value: n * (n - 1) * heads,
      },
      {
        id: 'pairs-once',
        name: 'Each pair was counted once',
        explanation:
          'Who asks and who is asked are different roles: the pair counts in both directions.',
        value: ((n * (n - 1)) / 2) * heads,
      },
    ],
  });
}

function memory(draw: Draw): Body {
  const n = draw.pick([500, 1000, 1500, 2000, 3000, 4000]);
  const heads = draw.pick([4, 8, 12, 16]);
  const value = (n * n * heads * 4) / 1e6;
  return question({
    prompt: `How much memory do the weights of one layer with ${heads} heads take for ${n} tokens, at 4 bytes a number? Give it in MB (a million bytes).`,
    unit: 'MB',
    hints: [
      'First count the weights of all heads, then turn them into bytes.',
      'The number of weights of a head is the square of the number of tokens.',
      `The bytes are ${n}·${n}·${heads}·4.`,
    ],
    value,
    solution: [
      { text: 'Weights of all heads.', expression: `${n}·${n}·${heads}`, result: n * n * heads },
      {
        text: 'Times 4 bytes, in millions.',
        expression: `${n * n * heads}·4/1000000`,
        result: value,
      },
    ],
    slips: [
      {
        id: 'bytes-forgotten',
        name: 'Numbers counted, not bytes',
        explanation: 'This is how many millions of numbers there are. Each takes 4 bytes.',
        value: value / 4,
      },
      {
        id: 'one-head-only',
        name: 'Only one head was counted',
        explanation: `This is one head of ${heads}.`,
        value: value / heads,
      },
      {
        id: 'linear',
        name: 'Grew with n, not with n²',
        explanation:
          'Twice as many tokens are four times as many pairs: square the number of tokens.',
        value: (n * heads * 4) / 1e6,
      },
    ],
  });
}

function causalWork(draw: Draw): Body {
  const n = draw.whole(20, 90);
  const dK = draw.pick([16, 32, 48, 64]);
  const seen = (n * (n + 1)) / 2;
  const value = seen * dK;
  return question({
    prompt: `One head with $d_k = ${dK}$ attends over ${n} tokens behind the causal mask, and computes only the scores it needs. How many multiplications do its dot products take?`,
    hints: [
      'Count the pairs that the mask allows. The first token sees one, the second sees two, and so on.',
      'That sum is half of a square with its diagonal. Each pair costs one dot product.',
      `The allowed pairs are ${n}·(${n} + 1)/2, each with ${dK} multiplications.`,
    ],
    value,
    solution: [
      { text: 'Pairs that are allowed.', expression: `${n}·(${n} + 1)/2`, result: seen },
      { text: 'Each is a dot product.', expression: `${seen}·${dK}`, result: value },
    ],
    slips: [
      {
        id: 'mask-forgotten',
        name: 'The mask was left out',
        explanation:
          'This counts all pairs. Behind the causal mask a token sees only what is not later than itself.',
        value: n * n * dK,
      },
      {
        id: 'not-itself',
        name: 'The diagonal was left out',
        explanation: 'A token may also attend to itself: the diagonal counts.',
        value: ((n * (n - 1)) / 2) * dK,
      },
      {
        id: 'half',
        name: 'Exactly half of the square',
        explanation:
          'Half of the square splits the diagonal. It belongs to the allowed pairs as a whole.',
        value: ((n * n) / 2) * dK,
      },
      {
        id: 'pairs-only',
        name: 'Pairs were counted, not multiplications',
        explanation: `This is the number of scores. Each takes ${dK} multiplications.`,
        value: seen,
      },
    ],
  });
}
