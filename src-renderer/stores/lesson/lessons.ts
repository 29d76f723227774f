import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { LabError } from '#core/attention';
import type { LessonList } from '#core/contract/lesson-questions.ts';
import type { GlossaryTerm, LessonSummary } from '#core/lessons';
import { labApi, labLink } from '#renderer/api/index.ts';
import { useToasts } from '../frame/toasts.ts';

/** The table of contents: the course, the reference pages, and the reader's own lessons. */
export const useLessons = defineStore('lessons', () => {
  const toasts = useToasts();
  const list = shallowRef<LessonList | null>(null);
  const error = shallowRef<LabError | null>(null);
  /** Raised when the reader's own lessons changed on the disk. */
  const revision = ref(0);

  labLink().connection.on('lessonsChanged', () => {
    revision.value++;
    if (list.value) void load();
  });

  async function load(): Promise<void> {
    try {
      list.value = await labApi().lessons.list();
      error.value = null;
    } catch (fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    }
  }

  const all = computed<readonly LessonSummary[]>(() => list.value?.lessons ?? []);
  const course = computed(() => all.value.filter(({ own, kind }) => !own && kind === 'lesson'));
  const reference = computed(() =>
    all.value.filter(({ own, kind }) => !own && kind === 'reference'),
  );
  const glossary = computed<readonly GlossaryTerm[]>(() => list.value?.glossary ?? []);
  const own = computed(() => all.value.filter((lesson) => lesson.own));

  function find(id: string): LessonSummary | null {
    return all.value.find((lesson) => lesson.id === id) ?? null;
  }

  async function openFolder(): Promise<void> {
    try {
      await labApi().lessons.openFolder();
    } catch (fault) {
      toasts.failed('The folder was not opened.', fault);
    }
  }

  async function createStarter(): Promise<void> {
    try {
      await labApi().lessons.createStarter();
      await load();
      toasts.say('“My first lesson” is there now, under My lessons.');
    } catch (fault) {
      toasts.failed('No lesson was made.', fault);
    }
  }

  return {
    ...{ list, error, revision, all, course, reference, own, glossary },
    ...{ load, find, openFolder, createStarter },
  };
});
