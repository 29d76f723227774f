import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Experiment } from '#core/contract';
import type { ExperimentSpec } from '#core/experiment';

/** Whether an opened experiment still gives the digits that it gave when it was saved. */
export const useDigits = defineStore('digits', () => {
  const opened = shallowRef<Experiment | null>(null);
  const verdict = shallowRef<'same' | 'different' | null>(null);

  /** Tells that this experiment was put on the desk, or none. */
  function expect(experiment: Experiment | null): void {
    opened.value = experiment;
    verdict.value = null;
  }

  /** Whether computing this would tell something new. */
  function wanted(spec: ExperimentSpec): boolean {
    return verdict.value === null && Boolean(opened.value?.checksum) && opened.value?.spec === spec;
  }

  function compare(spec: ExperimentSpec, checksum: string | null): void {
    if (!checksum || opened.value?.spec !== spec) return;
    verdict.value = checksum === opened.value.checksum ? 'same' : 'different';
  }

  /** The engine version that saved it, for the message. */
  const savedBy = computed(() => opened.value?.engine ?? null);

  return { verdict, savedBy, expect, wanted, compare };
});
