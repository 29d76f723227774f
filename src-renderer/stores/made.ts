import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { LabError, type Address, type Explanation } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { comesFrom } from '#renderer/describe/how-made.ts';
import { useExplanations } from './explanations.ts';
import { newestWins } from './newest-wins.ts';
import { usePicture } from './picture.ts';
import { useRest } from './rest.ts';
import { useTrace } from './trace.ts';

interface Question {
  readonly spec: ExperimentSpec;
  readonly address: Address;
}

/** As far as a number is followed in the few lines beside it. */
const LONGEST = 5;

/** How the picked number was made, in short: its own explanation, and those of the numbers it simply comes from. */
export const useMade = defineStore('made', () => {
  const picture = usePicture();
  const explanations = useExplanations();
  const rest = useRest();
  const trace = useTrace();
  const made = shallowRef<(Question & { chain: readonly Explanation[] }) | null>(null);
  const error = shallowRef<LabError | null>(null);
  const looking = ref(false);

  const queue = newestWins<Question, readonly Explanation[]>({
    async ask({ spec, address }, signal) {
      const chain: Explanation[] = [];
      let next: Address | null = address;
      while (next && chain.length < LONGEST) {
        const step: Explanation = await explanations.explain(spec, next, signal);
        chain.push(step);
        next = comesFrom(step);
      }
      return chain;
    },
    answered(question, chain) {
      made.value = { ...question, chain };
      error.value = null;
    },
    failed(_question, fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  function ask(): void {
    const spec = picture.shown?.spec;
    if (!looking.value || !spec) return;
    if (!trace.address) {
      queue.drop();
      made.value = null;
    } else queue.push({ spec, address: trace.address });
  }

  watch([() => trace.address, looking], ask);
  watch(
    () => picture.shown?.spec,
    () => rest.then(ask),
  );

  /** Whether what is told is of the shown number, not of the one before. */
  const current = computed(
    () => made.value?.spec === picture.shown?.spec && made.value?.address === trace.address,
  );

  return { made, error, looking, current, ask };
});
