import { randomStream } from '#core/attention';
import { GENERATORS, type Level } from '#core/practice';
import type { PracticeItem } from '#core/practice/attempt.ts';

/** What may be drawn: problems of a generator, or an exercise of a lesson. */
export type Card =
  | { readonly kind: 'generated'; readonly generator: string }
  | { readonly kind: 'lesson'; readonly item: PracticeItem };

/** What somebody wants to practise. */
export interface PracticeWish {
  /** Concepts, of which each problem trains at least one; none means any. */
  readonly concepts: readonly string[];
  readonly level: Level;
}

/** The generators of a wish. */
export function sortsFor(concepts: readonly string[]): typeof GENERATORS {
  return GENERATORS.filter((generator) => trains(generator.concepts, concepts));
}

/** Exercises of lessons that fit a wish. */
export function itemsFor(
  { concepts, level }: PracticeWish,
  items: readonly PracticeItem[],
): PracticeItem[] {
  return items.filter((item) => item.difficulty === level && trains(item.concepts, concepts));
}

/** Every card of a wish once, in an order from a seed. */
export function deckFor(wish: PracticeWish, items: readonly PracticeItem[], seed: number): Card[] {
  const random = randomStream(seed, 'free practice');
  const cards: Card[] = [
    ...sortsFor(wish.concepts).map(({ id }) => ({ kind: 'generated', generator: id }) as const),
    ...itemsFor(wish, items).map((item) => ({ kind: 'lesson', item }) as const),
  ];
  return cards
    .map((card) => ({ card, place: random.uint32() }))
    .sort((a, b) => a.place - b.place)
    .map(({ card }) => card);
}

/** Concepts that there is something to practise for, in the order of the course. */
export function practisedConcepts(items: readonly PracticeItem[]): ReadonlySet<string> {
  return new Set([...GENERATORS, ...items].flatMap(({ concepts }) => [...concepts]));
}

function trains(concepts: readonly string[], wished: readonly string[]): boolean {
  return wished.length === 0 || wished.some((concept) => concepts.includes(concept));
}
