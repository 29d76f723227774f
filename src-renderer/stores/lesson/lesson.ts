import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { OpenedLesson } from '#core/contract/lesson-questions.ts';
import { labApi } from '#renderer/api/index.ts';
import { useLessons } from './lessons.ts';

/** The lesson that is open. The old one stays until the new one is there. */
export const useLesson = defineStore('lesson', () => {
  const lessons = useLessons();
  const opened = shallowRef<OpenedLesson | null>(null);
  const error = shallowRef<LabError | null>(null);
  let wanted: string | null = null;

  async function open(id: string): Promise<void> {
    wanted = id;
    try {
      const answer = await labApi().lessons.get({ id });
      if (wanted !== id) return;
      opened.value = answer;
      error.value = null;
    } catch (fault) {
      if (wanted !== id) return;
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    }
  }

  // The reader's own lesson was saved in an editor: what is seen follows.
  watch(
    () => lessons.revision,
    () => {
      if (wanted && (error.value || opened.value?.lesson.own)) void open(wanted);
    },
  );

  return { opened, error, open };
});
