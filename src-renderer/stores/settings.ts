import { usePreferredDark } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { Settings } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { useToasts } from './toasts.ts';

/** What the person chose for the whole lab: light, dark, or as the system has it. */
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

  async function load(): Promise<void> {
    theme.value = (await labApi().settings.get()).theme;
  }

  async function setTheme(next: Settings['theme']): Promise<void> {
    theme.value = next;
    try {
      await labApi().settings.put({ theme: next });
    } catch (fault) {
      toasts.failed('The theme is used now, but could not be kept for the next start.', fault);
    }
  }

  return { theme, appearance, load, setTheme };
});
