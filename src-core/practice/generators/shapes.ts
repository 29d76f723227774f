import type { Level } from '../origin.ts';
import { tellsApart } from '../slips.ts';
import type { Generator } from './generator.ts';

/** Tokens, heads and d_k that are drawn from. */
const SIZES: Record<Level, readonly [number[], number[], number[]]> = {
  1: [
    [3, 5, 6],
    [2, 4],
    [3, 4, 8],
  ],
  2: [
    [7, 10, 12, 20],
    [4, 6, 8],
    [16, 24, 32],
  ],
  3: [
    [50, 77, 128, 200],
    [8, 12, 16],
    [48, 64, 80, 128],
  ],
};
const TOLERANCE = 0.4;

/** Rows and columns of what multi-head attention computes on the way. */
export const shapes: Generator = {
  id: 'shapes',
  title: 'Shapes with several heads',
  concepts: ['shapes', 'multi-head'],
  make: (draw, level) => {
    const [n, heads, dK] = SIZES[level].map((list) => draw.pick(list));
    const isCross = level === 3;
    const m = isCross ? n + draw.whole(3, 20) : n;
    const dModel = heads * dK;
    const grid = (size: number, joined: number, keys: number, queries: number) => [
      [queries, size],
      [keys, size],
      [queries, keys],
      [queries, size],
      [queries, joined],
      [queries, dModel],
    ];
    const names = [
      'Q of a head',
      'K of a head',
      'weights of a head',
      'output of a head',
      'all heads joined',
      'after W_O',
    ];
    const right = grid(dK, dModel, m, n);
    const slips = [
      {
        id: 'd-model-per-head',
        name: 'Every head got all of d_model',
        explanation: `The heads share $d_{\\text{model}}$: each works in $${dModel} / ${heads} = ${dK}$ columns.`,
        values: grid(dModel, dModel, m, n),
      },
      {
        id: 'not-joined',
        name: 'The heads were not joined',
        explanation: `The outputs of all ${heads} heads are put side by side: ${heads} times ${dK} columns.`,
        values: grid(dK, dK, m, n),
      },
      {
        id: 'sides-swapped',
        name: 'Queries and keys are swapped',
        explanation:
          'There is one row for each query. Keys and values have one row for each token of the *other* sentence, and the weights one column for each.',
        values: grid(dK, dModel, n, m),
      },
    ].filter(({ values }) =>
      values.some((line, i) => line.some((value, j) => tellsApart(value, right[i][j], TOLERANCE))),
    );
    return {
      kind: 'matrix',
      prompt: isCross
        ? `Cross-attention: ${n} tokens ask ${m} others, with $d_{\\text{model}} = ${dModel}$ and ${heads} heads. How large is each matrix?`
        : `Self-attention over ${n} tokens, with $d_{\\text{model}} = ${dModel}$ and ${heads} heads. How large is each matrix?`,
      given: [],
      step: 'concat',
      role: 'plain',
      colLabels: ['rows', 'columns'],
      lines: right.map((values, i) => ({ label: names[i], values })),
      tolerance: TOLERANCE,
      hints: [
        'Count rows first: whatever belongs to a query has one row for each token that asks.',
        'The heads share the columns of $d_{\\text{model}}$ evenly; joined, they have all of them again.',
        `A head works in ${dModel}/${heads} columns; its weights have a row for each query and a column for each key.`,
      ],
      solution: [
        { text: 'Columns of one head.', expression: `${dModel}/${heads}`, result: dK },
        { text: 'Rows of all that belongs to the queries.', expression: String(n), result: n },
        { text: 'Rows of keys, and columns of the weights.', expression: String(m), result: m },
        {
          text: 'Columns when all heads are joined, and after $W_O$.',
          expression: `${heads}·${dK}`,
          result: dModel,
        },
      ],
      slips,
    };
  },
};
