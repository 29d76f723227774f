import { LabError } from '#core/attention';
import { DEFAULT_SPEC, type ExperimentSpec } from './spec.ts';

/** A named experiment of the course. */
export interface Preset {
  /** Stable; lessons refer to it. */
  readonly id: string;
  readonly title: string;
  /** What to look at, in one sentence. */
  readonly summary: string;
  readonly spec: ExperimentSpec;
}

const TEACHING = { kind: 'teaching', seed: 1, dModel: 48, heads: 3, positions: 'none' } as const;

/** An experiment in the teaching model. */
function teaching(text: string, more: Partial<ExperimentSpec> = {}): ExperimentSpec {
  return { ...DEFAULT_SPEC, model: TEACHING, text, ...more };
}

const TIRED = 'The cat sat on the mat because it was tired.';
const DIRTY = 'The cat sat on the mat because it was dirty.';

/** The word vectors of lesson 3, and the sentence that they stand for. */
const I_LOVE_CATS = {
  ...DEFAULT_SPEC,
  text: 'I love cats',
  model: {
    kind: 'seeded',
    seed: 3,
    dModel: 4,
    heads: 1,
    positions: 'none',
    given: {
      embeddings: [
        [-1.0, 0.74, 0.37, -0.98],
        [-0.34, -0.63, -0.87, 0.06],
        [0.83, 0.02, 0.14, 0.47],
      ],
    },
  },
} satisfies ExperimentSpec;

/** An experiment whose scores of one query (by its row) are put in by hand: only what follows them counts. */
export function withScores(text: string, row: number, scores: readonly number[]): ExperimentSpec {
  return {
    ...DEFAULT_SPEC,
    text,
    model: { kind: 'seeded', seed: 7, dModel: 8, heads: 1, positions: 'none' },
    scaling: { kind: 'none' },
    edits: scores.map((value, col) => ({
      address: { layer: 0, stage: 'scores', head: 0, row, col },
      value,
    })),
  };
}

const WORKED_EXAMPLE = withScores(
  'The Transformer is making it possible to understand language',
  3,
  [0.1, 0.8, 0.2, 0.9, 0.7, 0.3, 0.1, 0.6, 0.4],
);
const LARGE_SCORES = withScores('one two three four', 0, [30, 25, -10, 5]);

/** The experiments that the course opens, in its order. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'cat-tired',
    title: 'The cat … because it was tired',
    summary: 'In layer 2, head 1, “it” finds “cat”: layer 1 told it that a living thing is wanted.',
    spec: teaching(TIRED),
  },
  {
    id: 'mat-dirty',
    title: 'The cat … because it was dirty',
    summary: 'The same weights, one other word: now “it” finds “mat”.',
    spec: teaching(DIRTY),
  },
  {
    id: 'cat-tired-causal',
    title: 'The cat … tired, without looking ahead',
    summary:
      '“it” stands before “tired” and cannot see it, so “cat” and “mat” get the same weight.',
    spec: teaching(TIRED, { mask: { kind: 'causal' } }),
  },
  {
    id: 'trophy-big',
    title: 'The trophy … because it is too big',
    summary: 'What is too big is what should go inside: “it” finds “trophy”.',
    spec: teaching('The trophy does not fit in the suitcase because it is too big.'),
  },
  {
    id: 'trophy-small',
    title: 'The trophy … because it is too small',
    summary: 'What is too small is the container: “it” finds “suitcase”.',
    spec: teaching('The trophy does not fit in the suitcase because it is too small.'),
  },
  {
    id: 'bank-river',
    title: 'The bank of the river',
    summary: 'In layer 1, head 2, “bank” looks at “river” and takes up that meaning.',
    spec: teaching('I sat by the bank of the river.'),
  },
  {
    id: 'bank-money',
    title: 'The bank for money',
    summary: 'The same “bank” looks at “deposit” and “money” here.',
    spec: teaching('I went to the bank to deposit money.'),
  },
  {
    id: 'chat-cat',
    title: 'chat looks at cat',
    summary: 'Cross-attention: in head 3 each French word finds the English one of its meaning.',
    spec: teaching('Le chat noir dort sur le tapis', {
      context: 'The black cat sleeps on the mat',
    }),
  },
  {
    id: 'i-love-cats',
    title: 'I love cats, with given numbers',
    summary: 'Three word vectors of four numbers, small enough to compute every step by hand.',
    spec: I_LOVE_CATS,
  },
  {
    id: 'i-love-cats-identity',
    title: 'I love cats, without projections',
    summary:
      'Queries, keys and values are the word vectors themselves: each word mostly finds itself.',
    spec: {
      ...I_LOVE_CATS,
      model: {
        ...I_LOVE_CATS.model,
        given: {
          ...I_LOVE_CATS.model.given,
          ...{ wQ: 'identity', wK: 'identity', wV: 'identity', wO: 'identity' },
        },
      },
    },
  },
  {
    id: 'two-keys',
    title: 'One query, two keys',
    summary:
      'q = [1, 2] scores 1 with k₁ = [1, 0] and 4 with k₂ = [0, 2]; their values are 4 and 10.',
    spec: {
      ...DEFAULT_SPEC,
      text: 'q',
      context: 'k₁ k₂',
      scaling: { kind: 'none' },
      model: {
        ...{ kind: 'seeded', seed: 1, dModel: 2, heads: 1, positions: 'none' },
        dV: 1,
        given: {
          embeddings: [[1, 2]],
          contextEmbeddings: [
            [1, 0],
            [0, 2],
          ],
          wQ: 'identity',
          wK: 'identity',
          wV: [[4], [5]],
          wO: [[1, 0]],
        },
      },
    },
  },
  {
    id: 'large-scores',
    title: 'Scores too large for softmax',
    summary: '30, 25, −10 and 5 as they are: one word takes almost everything.',
    spec: LARGE_SCORES,
  },
  {
    id: 'large-scores-scaled',
    title: 'The same scores, divided by 8',
    summary: 'Divided by √64, the weights are shared again.',
    spec: { ...LARGE_SCORES, scaling: { kind: 'custom', divisor: 8 } },
  },
  {
    id: 'worked-example',
    title: 'A published example, computed again',
    summary:
      'The scores of “making” as printed somewhere; its weights are what softmax really gives.',
    spec: WORKED_EXAMPLE,
  },
  {
    id: 'four-causal',
    title: 'A mask of four words',
    summary: 'The triangle of the causal mask, on the smallest sentence that shows it.',
    spec: { ...DEFAULT_SPEC, text: 'The cat sat on', mask: { kind: 'causal' } },
  },
  {
    id: 'word-order',
    title: 'Without positions',
    summary: 'Shuffle the words: the outputs are shuffled with them, and nothing else changes.',
    spec: {
      ...DEFAULT_SPEC,
      text: 'the dog chased the cat',
      model: { kind: 'seeded', seed: 7, dModel: 32, heads: 4, positions: 'none' },
    },
  },
];

/** A preset's experiment. Throws `preset.unknown`. */
export function presetSpec(id: string): ExperimentSpec {
  const preset = PRESETS.find((one) => one.id === id);
  if (preset) return preset.spec;
  throw new LabError(
    'preset.unknown',
    `There is no preset “${id}”. Choose one of: ${PRESETS.map((one) => one.id).join(', ')}.`,
    { id },
  );
}
