import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Every language beside the others. */
export const ALL_LANGUAGES = 'all';

/** Which language lessons show their code in; one choice for all of them, while the lab is open. */
export const useCodeChoice = defineStore('codeChoice', () => {
  const language = ref<string>(ALL_LANGUAGES);
  return { language };
});
