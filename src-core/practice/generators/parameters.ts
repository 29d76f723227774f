import { distinctSlips } from '../slips.ts';
import type { Generator } from './generator.ts';

const TOLERANCE = 0.4;

/** How many numbers a layer of multi-head attention learns. */
export const parameters: Generator = {
  id: 'parameters',
  title: 'Parameters of a layer',
  concepts: ['parameters', 'multi-head'],
  make: (draw, level) => {
    const heads = draw.pick(level === 1 ? [2, 3, 4] : [4, 6, 8, 12]);
    const dK = draw.pick(level === 1 ? [2, 3, 4, 5] : [8, 16, 32, 40, 64]);
    const d = heads * dK;
    const hasBiases = level === 2;
    const groups = level === 3 ? draw.pick([1, 2]) : heads;
    const shared = groups * dK;
    const value = level === 3 ? 2 * d * d + 2 * d * shared : 4 * d * d + (hasBiases ? 4 * d : 0);
    const slips = [
      {
        id: 'output-forgotten',
        name: 'W_O was forgotten',
        explanation:
          'There are *four* learned matrices: $W_Q$, $W_K$, $W_V$ and, after the heads are joined, $W_O$.',
        value: value - d * d - (hasBiases ? d : 0),
      },
      {
        id: 'times-heads',
        name: 'Multiplied by the number of heads',
        explanation: `The ${heads} heads share the columns of $W_Q$, $W_K$ and $W_V$. More heads cut them into more pieces, and add none.`,
        value: heads * value,
      },
      {
        id: 'one-head-only',
        name: 'Only one head was counted',
        explanation: `These are the matrices of a single head with $d_k = ${dK}$. Count all ${heads}.`,
        value: 4 * d * dK,
      },
      {
        id: 'biases-forgotten',
        name: 'The biases were forgotten',
        explanation: `Each projection also adds a bias of ${d} numbers.`,
        value: 4 * d * d,
      },
      {
        id: 'not-shared',
        name: 'Keys and values were counted for every head',
        explanation: `Only ${groups === 1 ? 'one head has' : `${groups} heads have`} keys and values here; the others share them, so $W_K$ and $W_V$ have just ${shared} columns each.`,
        value: 4 * d * d,
      },
    ];
    const sharing =
      level === 3
        ? ` Keys and values exist only ${groups === 1 ? 'once, for all heads' : 'twice, for half of the heads each'}.`
        : '';
    return {
      kind: 'number',
      prompt: `A layer has $d_{\\text{model}} = ${d}$ and ${heads} heads, ${hasBiases ? 'with' : 'without'} biases.${sharing} How many numbers do its projections $W_Q, W_K, W_V, W_O$ learn${hasBiases ? ', biases included' : ''}?`,
      given: [],
      step: 'output',
      value,
      at: { row: 0, col: 0 },
      tolerance: TOLERANCE,
      percent: false,
      hints: [
        'Count the entries of each learned matrix, then add.',
        'The number of heads does not change how wide the joined $W_Q$ is; what else may change is told in the question.',
        level === 3
          ? `$W_Q$ and $W_O$ have ${d}·${d} entries each, $W_K$ and $W_V$ have ${d}·${shared} each.`
          : `Each of the four has ${d}·${d} entries${hasBiases ? `, and a bias of ${d}` : ''}.`,
      ],
      solution: [
        {
          text: 'The entries of all projections, added.',
          expression:
            level === 3
              ? `2·${d}·${d} + 2·${d}·${shared}`
              : `4·${d}·${d}${hasBiases ? ` + 4·${d}` : ''}`,
          result: value,
        },
      ],
      slips: distinctSlips(slips, value, TOLERANCE),
    };
  },
};
