import { CONCEPTS, meaning, type Dimension } from './dimensions.ts';

/** How strongly each dimension of a word counts; those not named count 0. */
export type Strengths = Partial<Record<Dimension, number>>;

/**
 * One head, by what it is for. Each channel is one column of the queries and of the keys: a query matches a key by
 * what both have in the same channel. Each passing is one column of the values: what is read of the token attended to,
 * and where it is written in the token that asks.
 */
export interface HeadPlan {
  readonly name: string;
  readonly channels: readonly { readonly query: Strengths; readonly key: Strengths }[];
  readonly passes: readonly { readonly from: Dimension; readonly to: Dimension }[];
}

/** Scores are divided by √16, so that 5 · 5 gives 6.25: over 90 % of the attention in a sentence of ten words. */
const CLEAR = 5;
/** What a pronoun gives every noun before it knows more: 2.5 after the division. */
const FAINT = 2;

/** Where a word looks that has nothing to ask in this head: at words that have nothing to give. */
const REST = { 'function word': 4, punctuation: 4 } satisfies Strengths;
const restFor = (...dimensions: Dimension[]): HeadPlan['channels'][number] => ({
  query: Object.fromEntries(dimensions.map((dimension) => [dimension, 4])),
  key: REST,
});

/** A pronoun looks for what is said in the sentence, and takes up what that can be said of. */
const WHAT_IS_SAID: HeadPlan = {
  name: 'what is said of it',
  channels: [
    {
      query: { pronoun: CLEAR },
      key: {
        'state of a living thing': CLEAR,
        'state of a thing': CLEAR,
        'too big': CLEAR,
        'too small': CLEAR,
      },
    },
    restFor('noun', 'verb', 'adjective', 'function word', 'punctuation'),
  ],
  passes: [
    { from: 'state of a living thing', to: 'needs a living thing' },
    { from: 'state of a thing', to: 'needs a thing' },
    { from: 'too big', to: 'needs what goes inside' },
    { from: 'too small', to: 'needs a container' },
  ],
};

/** A word of several meanings looks for words of one topic, and takes up that topic. */
const WHICH_MEANING: HeadPlan = {
  name: 'which meaning',
  channels: [
    {
      query: { 'several meanings': CLEAR },
      key: { 'river topic': CLEAR, 'money topic': CLEAR },
    },
    {
      // −4 takes back what *bank* would get for being a noun: it has something to ask.
      query: {
        ...{ noun: 4, pronoun: 4, verb: 4, adjective: 4, 'function word': 4, punctuation: 4 },
        'several meanings': -4,
      },
      key: REST,
    },
  ],
  passes: [
    { from: 'river topic', to: 'means the river one' },
    { from: 'money topic', to: 'means the money one' },
  ],
};

/** Every word looks for words of its own meaning: itself, the same word again, or its translation. */
const SAME_MEANING: HeadPlan = {
  name: 'same meaning',
  channels: [
    ...CONCEPTS.map((concept) => ({
      query: { [meaning(concept)]: CLEAR },
      key: { [meaning(concept)]: CLEAR },
    })),
    { query: { pronoun: 2, 'function word': 2, punctuation: 2 }, key: REST },
  ],
  passes: CONCEPTS.map((concept) => ({ from: meaning(concept), to: meaning(concept) })),
};

/** A pronoun looks for a noun of the kind that the first layer told it, faintly for any noun. */
const WHICH_NOUN: HeadPlan = {
  name: 'which noun it is',
  channels: [
    { query: { pronoun: FAINT }, key: { noun: CLEAR } },
    { query: { 'needs a living thing': 4 }, key: { 'living thing': CLEAR } },
    { query: { 'needs a thing': 4 }, key: { thing: CLEAR } },
    { query: { 'needs what goes inside': 4 }, key: { 'goes inside': CLEAR } },
    { query: { 'needs a container': 4 }, key: { container: CLEAR } },
    restFor('noun', 'verb', 'adjective', 'function word', 'punctuation'),
  ],
  passes: [
    { from: 'living thing', to: 'refers to a living thing' },
    { from: 'thing', to: 'refers to a thing' },
    { from: 'goes inside', to: 'refers to what goes inside' },
    { from: 'container', to: 'refers to a container' },
    ...CONCEPTS.slice(0, 12).map((concept) => ({ from: meaning(concept), to: meaning(concept) })),
  ],
};

/** An adjective looks for the nouns that it can be said of. */
const SAID_OF: HeadPlan = {
  name: 'what it is said of',
  channels: [
    { query: { 'state of a living thing': CLEAR }, key: { 'living thing': CLEAR } },
    {
      query: { 'state of a thing': CLEAR, 'too big': CLEAR, 'too small': CLEAR },
      key: { thing: CLEAR },
    },
    restFor('noun', 'pronoun', 'verb', 'function word', 'punctuation'),
  ],
  passes: [
    { from: 'living thing', to: 'said of a living thing' },
    { from: 'thing', to: 'said of a thing' },
  ],
};

/** The heads of the two layers. */
export const LAYER_PLANS: readonly (readonly HeadPlan[])[] = [
  [WHAT_IS_SAID, WHICH_MEANING, SAME_MEANING],
  [WHICH_NOUN, SAID_OF, SAME_MEANING],
];
