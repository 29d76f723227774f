import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { randomStream } from '#core/attention';
import { generate, GENERATORS, type Level } from '#core/practice';
import { openExercise, type OpenExercise } from './exercise.ts';

/** Seeds that are drawn here have at most six digits, so that one can be told to somebody. */
const SEEDS = 1_000_000;

/** Problems without end: which sort, how hard, from which seed; and the one on the table. */
export const useFreePractice = defineStore('free-practice', () => {
  const generator = ref(GENERATORS[0]?.id ?? '');
  const level = ref<Level>(1);
  const seed = ref((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % SEEDS);
  const work = shallowRef<OpenExercise>(make());
  /** Problems of this visit that are over, and how many of them were right at the first check. */
  const done = ref(0);
  const right = ref(0);

  const info = computed(() => GENERATORS.find(({ id }) => id === generator.value) ?? null);

  function make(): OpenExercise {
    return openExercise(
      generate({ generator: generator.value, level: level.value, seed: seed.value }),
    );
  }

  watch(
    [generator, level, seed],
    () => {
      work.value = make();
    },
    { flush: 'sync' },
  );

  /** Another problem of the same sort. */
  function next(): void {
    const stream = randomStream(seed.value, 'next seed');
    seed.value = stream.uint32() % SEEDS;
  }

  function isOver(wasRight: boolean): void {
    done.value++;
    if (wasRight) right.value++;
  }

  return { generator, level, seed, work, done, right, info, next, isOver };
});
