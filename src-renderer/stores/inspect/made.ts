import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { Address, Explanation } from '#core/attention';
import { comesFrom } from '#renderer/describe/how-made.ts';
import { useExplanations } from './explanations.ts';
import { ofPicked } from './of-picked.ts';
import { usePicture } from '../look/picture.ts';
import { useTrace } from './trace.ts';

/** As far as a number is followed in the few lines beside it. */
const LONGEST = 5;

/** How the picked number was made, in short: its own explanation, and those of the numbers it simply comes from. */
export const useMade = defineStore('made', () => {
  const picture = usePicture();
  const explanations = useExplanations();
  const trace = useTrace();

  const told = ofPicked(async ({ spec, address }, signal) => {
    const chain: Explanation[] = [];
    let next: Address | null = address;
    while (next && chain.length < LONGEST) {
      const step: Explanation = await explanations.explain(spec, next, signal);
      chain.push(step);
      next = comesFrom(step);
    }
    return { chain: chain as readonly Explanation[] };
  });

  /** Whether what is told is of the shown number, not of the one before. */
  const current = computed(
    () =>
      told.found.value?.spec === picture.shown?.spec && told.found.value?.address === trace.address,
  );

  return { ...told, current };
});
