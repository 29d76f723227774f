import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import type { Language, Programme } from '#core/code';
import type { ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { useStepNumbers } from './step-numbers.ts';
import { useSteps } from './steps.ts';

/** The experiment as a programme, in the chosen language. */
export const useStepCode = defineStore('step-code', () => {
  const steps = useSteps();
  const numbers = useStepNumbers();
  const programme = shallowRef<Programme | null>(null);

  const queue = newestWins<{ spec: ExperimentSpec; language: Language }, Programme>({
    ask: (question, signal) => labApi().attention.programme(question, { signal }),
    answered: (_question, reply) => (programme.value = reply),
    failed: () => (programme.value = null),
  });

  watch(
    [() => numbers.walk?.spec, () => steps.language] as const,
    ([spec, language]) => spec && queue.push({ spec, language }),
    { immediate: true },
  );

  return { programme };
});
