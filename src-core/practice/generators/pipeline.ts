import type { Level } from '../origin.ts';
import type { Generator } from './generator.ts';

/** The steps in their order; level 1 has the coarse ones, 3 all of them. Alternatives on purpose: none may be swapped. */
const STEPS: Record<Level, readonly (readonly string[])[]> = {
  1: [
    [
      'Make queries, keys and values from the word vectors',
      'Project $X$ with $W_Q$, $W_K$ and $W_V$',
    ],
    ['Compute the scores', 'Take every query with every key: $QK^T$'],
    ['Turn the scores into weights', 'Apply softmax to each row'],
    ['Blend the values with the weights', 'Multiply the weights with $V$'],
  ],
  2: [
    ['Project $X$ to $Q$, $K$ and $V$', 'Make queries, keys and values'],
    ['Take the dot products $QK^T$', 'Compute the raw scores'],
    ['Divide by $\\sqrt{d_k}$', 'Scale the scores'],
    ['Set what is not allowed to $-\\infty$', 'Apply the mask'],
    ['Apply softmax to each row', 'Turn the scores of each query into weights'],
    ['Blend the values with the weights', 'Multiply the weights with $V$'],
  ],
  3: [
    ['Add positions to the word vectors', 'Tell each vector where its word stands'],
    ['Project to $Q$, $K$ and $V$, cut into heads', 'Make each head’s queries, keys and values'],
    ['Take the dot products in each head', 'Compute each head’s raw scores'],
    ['Divide by $\\sqrt{d_k}$', 'Scale the scores of each head'],
    ['Set what is not allowed to $-\\infty$', 'Apply the mask in each head'],
    ['Apply softmax to each row', 'Turn scores into weights'],
    ['Blend the values of each head', 'Multiply each head’s weights with its $V$'],
    ['Put the heads side by side', 'Join the outputs of the heads'],
    ['Multiply with $W_O$', 'Mix the joined heads with the output projection'],
  ],
};

/** The steps of attention to be brought in order; from level 2 a stretch of them, in other words each time. */
export const stepOrder: Generator = {
  id: 'step-order',
  title: 'The order of the steps',
  concepts: ['pipeline'],
  make: (draw, level) => {
    const all = STEPS[level];
    const size = level === 1 ? 4 : level === 2 ? draw.whole(4, 6) : draw.whole(5, 9);
    const from = draw.whole(0, all.length - size);
    const items = all.slice(from, from + size).map((words) => draw.pick(words));
    return {
      kind: 'order',
      prompt: 'Bring these steps of attention in the order in which they are computed.',
      given: [],
      step: null,
      items,
      alternatives: [],
      hints: [
        'Ask of each step what it needs, and which step makes that.',
        'Softmax is the border: scores, scaling and mask come before it, everything with values after it.',
        `It begins with: ${items[0]}. It ends with: ${items[items.length - 1]}.`,
      ],
      solution: items.map((text) => ({ text })),
    };
  },
};

interface Fact {
  readonly left: string;
  readonly right: string;
}

const FACTS: Record<Level, readonly Fact[]> = {
  1: [
    { left: 'Query', right: 'what a word is looking for' },
    { left: 'Key', right: 'what a word offers to be found by' },
    { left: 'Value', right: 'what a word hands over when it is attended to' },
    { left: 'Score', right: 'how well a query and a key fit, any number' },
    { left: 'Weight', right: 'the share of attention, from 0 to 1' },
    { left: 'Output', right: 'the blend of all values' },
  ],
  2: [
    { left: '$Q$ of one head', right: 'queries × $d_k$' },
    { left: '$V$ of one head', right: 'keys × $d_v$' },
    { left: 'Weights of one head', right: 'queries × keys' },
    { left: 'Joined heads', right: 'queries × heads·$d_v$' },
    { left: '$W_O$', right: 'heads·$d_v$ × $d_{\\text{model}}$' },
    { left: '$K^T$ of one head', right: '$d_k$ × keys' },
  ],
  3: [
    { left: 'No division by $\\sqrt{d_k}$', right: 'with long keys the softmax saturates' },
    {
      left: 'Softmax over columns',
      right: 'the shares of one query no longer sum to 1, those of one key do',
    },
    { left: 'Mask after the softmax', right: 'rows with blocked words sum to less than 1' },
    { left: '0 in place of $-\\infty$', right: 'blocked words still get a share' },
    {
      left: 'Keys blended, not values',
      right: 'the output says what words are found by, not what they hand over',
    },
    { left: 'No positions', right: 'shuffled words give the same outputs, shuffled' },
  ],
};

/** Terms, shapes or mistakes and what belongs to them. */
export const matchTerms: Generator = {
  id: 'match-terms',
  title: 'What belongs together',
  concepts: ['query-key-value', 'pipeline'],
  make: (draw, level) => {
    const facts = draw.shuffle(FACTS[level]);
    const size = level === 1 ? draw.whole(3, 4) : draw.whole(4, 5);
    const pairs = facts.slice(0, size).map((fact) => ({ ...fact }));
    const extra = facts.slice(size, size + 1).map(({ right }) => right);
    return {
      kind: 'match',
      prompt: [
        'Which description belongs to which term? One is left over.',
        'How large is each matrix? One size is left over.',
        'What comes of each mistake? One consequence is left over.',
      ][level - 1],
      given: [],
      step: null,
      pairs,
      extra,
      hints: [
        'Begin with the one that you are surest of.',
        [
          'Two of them belong to the question, and to being found; a third to what is taken in the end.',
          'Rows are counted in words, columns in what each row holds.',
          'Ask of each mistake which step it touches, and what that step was for.',
        ][level - 1],
        `${pairs[0].left}: ${pairs[0].right}.`,
      ],
      solution: pairs.map(({ left, right }) => ({ text: `${left}: ${right}.` })),
    };
  },
};
