import { randomStream } from '#core/attention';
import type { ExerciseOf } from '../exercise.ts';

/** The places 0…n−1 in an order that depends on the name alone, and is not 0…n−1. */
export function shuffled(count: number, name: string): number[] {
  const stream = randomStream(count, `shuffle:${name}`);
  const places = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(stream.uniform() * (i + 1));
    [places[i], places[j]] = [places[j], places[i]];
  }
  const isSorted = places.every((place, i) => place === i);
  return isSorted && count > 1 ? [...places.slice(1), places[0]] : places;
}

/** The order in which the items of an ordering exercise are first shown: never a right one. */
export function firstOrder({ id, items, alternatives }: ExerciseOf<'order'>): number[] {
  for (let attempt = 0; attempt < 20; attempt++) {
    const order = shuffled(items.length, `${id}#${attempt}`);
    if (!alternatives.some((other) => other.every((place, i) => place === order[i]))) return order;
  }
  return shuffled(items.length, id);
}

/** The right sides of a matching exercise, those that belong to nothing among them; equal ones only once. */
export function rightSides({ pairs, extra }: ExerciseOf<'match'>): string[] {
  return [...new Set([...pairs.map(({ right }) => right), ...extra])];
}

/** The order in which the right sides are offered. */
export function offeredOrder(exercise: ExerciseOf<'match'>): number[] {
  return shuffled(rightSides(exercise).length, exercise.id);
}
