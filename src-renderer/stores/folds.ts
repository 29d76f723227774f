import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Which sections of the controls are open; those that a beginner needs are at first. */
export const useFolds = defineStore('folds', () => {
  const open = ref<Record<string, boolean>>({ Softmax: true, Mask: true, Model: true });
  const isOpen = (title: string) => open.value[title] ?? false;
  function toggle(title: string): void {
    open.value = { ...open.value, [title]: !isOpen(title) };
  }
  return { isOpen, toggle };
});
