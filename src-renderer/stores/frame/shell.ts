import { defineStore } from 'pinia';
import { ref } from 'vue';

/** What lies over the views: the command palette and the list of shortcuts. */
export const useShell = defineStore('shell', () => {
  const palette = ref(false);
  const shortcuts = ref(false);
  return { palette, shortcuts };
});
