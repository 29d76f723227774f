import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { randomStream } from '#core/attention';
import { GENERATORS, generate, type Level, type Origin } from '#core/practice';
import type { PracticeItem } from '#core/practice/attempt.ts';
import { labApi } from '#renderer/api/index.ts';
import { exerciseOf } from './exercise-source.ts';
import { openExercise, type OpenExercise } from './exercise.ts';
import { deckFor, itemsFor, practisedConcepts, sortsFor, type Card } from './practice-deck.ts';
import { useToasts } from '../frame/toasts.ts';

/** Seeds that are drawn here have at most six digits, so that one can be told to somebody. */
const SEEDS = 1_000_000;
/** In place of a generator: any sort, or the exercises of lessons. */
export const ANY = 'any';
export const LESSONS = 'lessons';

/** Problems without end, of the concepts, the difficulty and the sort that one likes; and the one on the table. */
export const useFreePractice = defineStore('free-practice', () => {
  const toasts = useToasts();
  const concepts = shallowRef<readonly string[]>([]);
  const level = ref<Level>(1);
  const sort = ref(GENERATORS[0]?.id ?? ANY);
  const items = shallowRef<readonly PracticeItem[]>([]);
  const seed = ref((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % SEEDS);
  const work = shallowRef<OpenExercise | null>(generated(sort.value));
  /** Which problem of this visit it is: the same exercise may come twice. */
  const turn = ref(0);
  /** Problems of this visit that are over, and how many of them were right at the first check. */
  const done = ref(0);
  const right = ref(0);
  let deck: Card[] = [];

  const offered = computed(() => practisedConcepts(items.value));
  const sorts = computed(() => sortsFor(concepts.value));
  const hasLessons = computed(() => itemsFor(wish(), items.value).length > 0);
  /** Null for an exercise of a lesson: it has no seed. */
  const origin = computed<Origin | null>(() => work.value?.exercise.origin ?? null);

  function wish() {
    return { concepts: concepts.value, level: level.value };
  }

  function generated(generator: string): OpenExercise {
    return openExercise(generate({ generator, level: level.value, seed: seed.value }));
  }

  function show(next: OpenExercise | null): void {
    work.value = next;
    turn.value++;
  }

  /** Learns what the lessons have to practise. */
  async function load(): Promise<void> {
    try {
      items.value = await labApi().lessons.items();
    } catch (fault) {
      toasts.failed('The exercises of the lessons could not be read.', fault);
    }
  }

  async function choose(change: {
    readonly concepts?: readonly string[];
    readonly level?: Level;
    readonly sort?: string;
  }): Promise<void> {
    if (change.level) level.value = change.level;
    if (change.sort) sort.value = change.sort;
    if (change.concepts) {
      concepts.value = change.concepts;
      sort.value = ANY;
    }
    if (sort.value === LESSONS && !hasLessons.value) sort.value = ANY;
    deck = [];
    await draw();
  }

  /** Another problem of what was chosen. */
  async function next(): Promise<void> {
    seed.value = randomStream(seed.value, 'next seed').uint32() % SEEDS;
    await draw();
  }

  function setSeed(value: number): void {
    seed.value = value;
    if (origin.value?.kind === 'generated') show(generated(origin.value.generator));
  }

  /** Every sort in turn, before one comes again; exercises that went away meanwhile are passed over. */
  async function draw(): Promise<void> {
    if (sort.value !== ANY && sort.value !== LESSONS) return show(generated(sort.value));
    for (let tries = 0; tries < 100; tries++) {
      if (deck.length === 0) deck = shuffled();
      const card = deck.shift();
      if (!card) return show(null);
      if (card.kind === 'generated') return show(generated(card.generator));
      const found = await lessonExercise(card.item);
      if (found) return show(openExercise(found));
    }
    show(null);
  }

  function shuffled(): Card[] {
    const cards = deckFor(wish(), items.value, seed.value);
    return sort.value === LESSONS ? cards.filter(({ kind }) => kind === 'lesson') : cards;
  }

  async function lessonExercise(item: PracticeItem) {
    try {
      return await exerciseOf(item.origin, item.exercise);
    } catch {
      return null;
    }
  }

  function isOver(wasRight: boolean): void {
    done.value++;
    if (wasRight) right.value++;
  }

  return {
    ...{ concepts, level, sort, seed, work, turn, done, right, offered, sorts, hasLessons, origin },
    ...{ load, choose, next, setSeed, isOver },
  };
});
