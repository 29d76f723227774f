import { defineStore } from 'pinia';
import { computed } from 'vue';
import { sentence } from '#renderer/describe/progress.ts';
import { useLessons } from './lessons.ts';
import { useReading } from './reading.ts';

/** Which lesson was left in the middle, which one comes next, and what lessons are called. */
export const useNextLesson = defineStore('next-lesson', () => {
  const lessons = useLessons();
  const reading = useReading();

  async function load(): Promise<void> {
    await Promise.all([lessons.load(), reading.load()]);
  }

  /** The lesson that was read last, with how much of it was seen (0…1); null when it is done. */
  const begun = computed(() => {
    const id = reading.reading.last;
    const lesson = id === null ? null : lessons.find(id);
    const place = id === null ? null : reading.placeOf(id);
    return lesson && place && !place.done ? { lesson, seen: place.seen } : null;
  });

  /** The first lesson of the course that is not done. */
  const suggested = computed(
    () =>
      lessons.course.find(
        ({ id }) => !reading.placeOf(id)?.done && id !== begun.value?.lesson.id,
      ) ?? null,
  );

  const anyRead = computed(() => reading.reading.last !== null);

  function titleOf(id: string): string {
    return lessons.find(id)?.title ?? sentence(id);
  }

  return { load, begun, suggested, anyRead, titleOf };
});
