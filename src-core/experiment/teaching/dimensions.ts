/** What a word is. */
const WORD_CLASSES = [
  'noun',
  'pronoun',
  'verb',
  'adjective',
  'function word',
  'punctuation',
] as const;

/** What a noun stands for. */
const KINDS = [
  'living thing',
  'person',
  'animal',
  'thing',
  'place',
  'food',
  'goes inside',
  'container',
] as const;

/** What an adjective says, and of what it can be said. */
const STATES = ['state of a living thing', 'state of a thing', 'too big', 'too small'] as const;

/** What tells the meanings of a word like *bank* apart. */
const TOPICS = ['several meanings', 'river topic', 'money topic'] as const;

/** Empty in every word; the first layer fills them in. */
const TAKEN_UP_FIRST = [
  'needs a living thing',
  'needs a thing',
  'needs what goes inside',
  'needs a container',
  'means the river one',
  'means the money one',
] as const;

/** Empty in every word; the second layer fills them in. */
const TAKEN_UP_SECOND = [
  'refers to a living thing',
  'refers to a thing',
  'refers to what goes inside',
  'refers to a container',
  'said of a living thing',
  'said of a thing',
] as const;

/** Meanings that English and French words share; each has a dimension of its own. */
export const CONCEPTS = [
  'cat',
  'dog',
  'child',
  'woman',
  'man',
  'mat',
  'house',
  'book',
  'bread',
  'water',
  'river',
  'suitcase',
  'sleep',
  'eat',
  'black',
] as const;
export type Concept = (typeof CONCEPTS)[number];
type ConceptDimension = `meaning: ${Concept}`;

/** The dimension of a shared meaning. */
export function meaning(concept: Concept): ConceptDimension {
  return `meaning: ${concept}`;
}

/** The 48 dimensions of the teaching model by name, in the order of the columns. */
export const DIMENSIONS = [
  ...WORD_CLASSES,
  ...KINDS,
  ...STATES,
  ...TOPICS,
  ...TAKEN_UP_FIRST,
  ...TAKEN_UP_SECOND,
  ...CONCEPTS.map(meaning),
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The column of a dimension. */
export function columnOf(dimension: Dimension): number {
  return DIMENSIONS.indexOf(dimension);
}
