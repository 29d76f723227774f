import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { LabError } from '#core/attention';
import type { PracticeOverview } from '#core/contract';
import { labApi, labLink } from '#renderer/api/index.ts';

/** Where the learner is: what is due, the day's answers, the streak. Stays in step with every answer. */
export const useOverview = defineStore('overview', () => {
  const now = shallowRef<PracticeOverview | null>(null);
  const error = shallowRef<LabError | null>(null);
  /** Items that a review would ask now. */
  const due = computed(() => (now.value ? now.value.due + now.value.dueNew : 0));
  let turn = 0;

  labLink().connection.on('practiceChanged', () => void load());

  async function load(): Promise<void> {
    const own = ++turn;
    try {
      const answer = await labApi().practice.overview();
      if (own !== turn) return;
      now.value = answer;
      error.value = null;
    } catch (fault) {
      if (own !== turn) return;
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    }
  }

  return { now, due, error, load };
});
