import { usePreferredDark } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { Settings } from '#core/contract';
import { ALL_PIECES, type Reading } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { useToasts } from './toasts.ts';

/** What the person chose for the whole lab: light, dark or as the system has it; how exact numbers are written. */
export const useSettings = defineStore('settings', () => {
  const toasts = useToasts();
  const theme = ref<Settings['theme']>('system');
  const prefersDark = usePreferredDark();
  const appearance = computed(() =>
    theme.value === 'system' ? (prefersDark.value ? 'dark' : 'light') : theme.value,
  );

  watch(
    appearance,
    (now) => {
      document.documentElement.dataset.theme = now;
    },
    { immediate: true, flush: 'sync' },
  );

  /** Decimals of every number of an experiment; of weights in percent, one more than the same number has. */
  const decimals = ref(2);

  /** Sections of the controls that were unfolded (true) or folded, by title. */
  const folds = ref<Record<string, boolean>>({});

  /** How tokens of trained models are read. */
  const chosenReading = shallowRef<Reading | null>(null);
  const reading = computed(() => chosenReading.value ?? ALL_PIECES);

  async function load(): Promise<void> {
    const kept = await labApi().settings.get();
    theme.value = kept.theme;
    decimals.value = kept.decimals;
    folds.value = { ...kept.folds, ...folds.value };
    chosenReading.value = kept.reading ?? null;
  }

  async function keep(what: string): Promise<void> {
    try {
      await labApi().settings.put({
        ...{ theme: theme.value, decimals: decimals.value, folds: { ...folds.value } },
        ...(chosenReading.value ? { reading: { ...chosenReading.value } } : {}),
      });
    } catch (fault) {
      toasts.failed(`${what} is used now, but could not be kept for the next start.`, fault);
    }
  }

  async function setTheme(next: Settings['theme']): Promise<void> {
    theme.value = next;
    await keep('The theme');
  }

  async function setDecimals(next: number): Promise<void> {
    decimals.value = next;
    await keep('The number of decimals');
  }

  async function setFold(title: string, open: boolean): Promise<void> {
    folds.value = { ...folds.value, [title]: open };
    await keep('What is unfolded');
  }

  async function setReading(next: Reading): Promise<void> {
    chosenReading.value = next;
    await keep('How word pieces are read');
  }

  return {
    ...{ theme, appearance, decimals, folds, reading },
    ...{ load, setTheme, setDecimals, setFold, setReading },
  };
});
