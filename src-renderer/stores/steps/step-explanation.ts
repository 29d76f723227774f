import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { isHeadStage, type Address, type Explanation } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { useStepNumbers } from './step-numbers.ts';
import { useSteps } from './steps.ts';

/** The terms of the number that is followed, in the step that is looked at. */
export const useStepExplanation = defineStore('step-explanation', () => {
  const steps = useSteps();
  const numbers = useStepNumbers();
  const explanation = shallowRef<Explanation | null>(null);

  const queue = newestWins<{ spec: ExperimentSpec; address: Address }, Explanation>({
    ask: (question, signal) => labApi().attention.explain(question, { signal }),
    answered: (_question, reply) => (explanation.value = reply),
    // Numbers that cannot be computed have no sum either; the walk-through tells why.
    failed: () => (explanation.value = null),
  });

  const question = computed(() => {
    const { walk } = numbers;
    const stage = steps.active;
    if (!walk?.steps.some((step) => step.stage === stage)) return null;
    const { spec, layer, sizes } = walk;
    const head = isHeadStage(stage) ? walk.head : 0;
    return { spec, address: { layer, stage, head, ...steps.cellOf(stage, sizes) } };
  });

  watch(question, (now) => now && queue.push(now), { immediate: true });

  return { explanation };
});
