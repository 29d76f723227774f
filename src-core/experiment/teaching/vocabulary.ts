import { meaning, type Concept, type Dimension } from './dimensions.ts';

/** Words that share the features of their line: each feature is a 1 in their vectors, all else is 0. */
const GROUPS: readonly (readonly [features: readonly Dimension[], words: string])[] = [
  [['noun', 'living thing', 'animal'], 'cat cats dog dogs bird birds horse mouse rabbit cow'],
  [['noun', 'living thing', 'person'], 'child children boy girl woman man teacher student baby'],
  [['noun', 'living thing', 'person'], 'king queen doctor friend'],
  [['noun', 'living thing', 'animal', 'river topic'], 'fish duck'],
  [['noun', 'thing'], 'mat floor chair table bed car door shirt carpet sofa street window'],
  [['noun', 'thing', 'goes inside'], 'trophy book ball coat key statue toy lamp'],
  [['noun', 'thing', 'goes inside', 'food'], 'bread apple cheese cake'],
  [['noun', 'thing', 'container'], 'suitcase box bag drawer cup basket'],
  [['noun', 'thing', 'place'], 'house garden park school'],
  [['noun', 'place', 'several meanings'], 'bank banks'],
  [['noun', 'place', 'river topic'], 'river lake shore'],
  [['noun', 'thing', 'river topic'], 'water boat bridge'],
  [['noun', 'thing', 'money topic'], 'money cash loan account coin coins'],
  [['pronoun'], 'it'],
  [['adjective', 'state of a living thing'], 'tired hungry happy asleep thirsty afraid sick sad'],
  [['adjective', 'state of a thing'], 'dirty broken dusty torn expensive empty wooden'],
  [['adjective', 'too big'], 'big large huge'],
  [['adjective', 'too small'], 'small little tiny'],
  [['adjective'], 'black old good'],
  [['verb'], 'sat sit sits slept sleep sleeps lay fit fits went go goes ran run runs saw see sees'],
  [['verb'], 'ate eat eats chased chase put likes love loves dropped left'],
  [['verb', 'river topic'], 'swam swim fished'],
  [['verb', 'money topic'], 'deposit deposited paid pay borrow borrowed'],
  [['function word'], 'the a an and but or because so that to of on in by into at with from'],
  [['function word'], 'is was are were does did do not too very i he she they we you my his her'],
  [['punctuation'], '. , ! ? ; :'],
  // French, for cross-attention.
  [['noun', 'living thing', 'animal'], 'chat chats chien chiens'],
  [['noun', 'living thing', 'person'], 'enfant enfants femme homme'],
  [['noun', 'thing'], 'tapis'],
  [['noun', 'thing', 'goes inside'], 'livre'],
  [['noun', 'thing', 'goes inside', 'food'], 'pain'],
  [['noun', 'thing', 'container'], 'valise'],
  [['noun', 'thing', 'place'], 'maison'],
  [['noun', 'place', 'river topic'], 'rivière'],
  [['noun', 'thing', 'river topic'], 'eau'],
  [['verb'], 'dort mange'],
  [['adjective'], 'noir noire'],
  [['function word'], 'le la les un une du de des sur dans et est'],
];

/** Words of one meaning in both languages. */
const MEANINGS: Record<Concept, string> = {
  cat: 'cat cats chat chats',
  dog: 'dog dogs chien chiens',
  child: 'child children enfant enfants',
  woman: 'woman femme',
  man: 'man homme',
  mat: 'mat tapis',
  house: 'house maison',
  book: 'book livre',
  bread: 'bread pain',
  water: 'water eau',
  river: 'river rivière',
  suitcase: 'suitcase valise',
  sleep: 'sleep sleeps slept dort',
  eat: 'eat eats ate mange',
  black: 'black noir noire',
};

/** The features of every word that the teaching model knows. */
export const VOCABULARY: ReadonlyMap<string, readonly Dimension[]> = (() => {
  const features = new Map<string, Dimension[]>();
  const give = (words: string, more: readonly Dimension[]) => {
    for (const word of words.split(' '))
      features.set(word, [...(features.get(word) ?? []), ...more]);
  };
  for (const [shared, words] of GROUPS) give(words, shared);
  for (const [concept, words] of Object.entries(MEANINGS))
    give(words, [meaning(concept as Concept)]);
  return features;
})();

/** The words of the same meaning, in both languages, the word itself among them; none for most words. */
export function sameMeaning(word: string): string[] {
  const known = Object.values(MEANINGS).map((words) => words.split(' '));
  return known.find((words) => words.includes(word.toLowerCase())) ?? [];
}
