import { computed, ref, watch, type ComputedRef } from 'vue';
import { useLit, type Meant } from '#renderer/stores/look/lit.ts';

/** Lines that light up what they stand for while a hand or the focus is on one, and are lit by the hand in the picture. */
export function useMeant(lines: ComputedRef<readonly Meant[]>) {
  const lit = useLit();
  const on = ref<number | null>(null);

  function show(i: number): void {
    on.value = i;
    const { sources, side } = lines.value[i] ?? { sources: [] };
    if (sources.length > 0) lit.show(sources, side);
    else lit.clear();
  }

  function leave(): void {
    on.value = null;
    lit.clear();
  }

  // The line under a hand that rests may come to stand for something else.
  watch(lines, () => on.value !== null && show(on.value));

  return { met: computed(() => lit.among(lines.value)), show, leave };
}
