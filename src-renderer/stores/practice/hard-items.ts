import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { LabError } from '#core/attention';
import type { QueuedItem } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';

/** Items that were known and forgotten again and again. */
export const useHardItems = defineStore('hard-items', () => {
  const items = shallowRef<readonly QueuedItem[] | null>(null);
  const error = shallowRef<LabError | null>(null);

  async function load(): Promise<void> {
    try {
      items.value = await labApi().practice.queue({ which: 'hard', most: 200 });
      error.value = null;
    } catch (fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    }
  }

  return { items, error, load };
});
