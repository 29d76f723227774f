import MiniSearch, { type SearchResult } from 'minisearch';
import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import type { SearchText } from '#core/lessons';
import { excerptOf } from '#renderer/describe/excerpt.ts';
import { labApi } from '#renderer/api/index.ts';
import { useLessons } from './lessons.ts';
import { useToasts } from '../frame/toasts.ts';

/** A place in a lesson where the words were found. */
export interface Found {
  readonly lesson: string;
  readonly lessonTitle: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
}

const MOST = 30;

/** Full-text search over all lessons. The index is made when it is first needed, and again after a change. */
export const useLessonSearch = defineStore('lessonSearch', () => {
  const lessons = useLessons();
  const toasts = useToasts();
  const open = ref(false);
  const index = shallowRef<MiniSearch<SearchText> | null>(null);
  let reading: Promise<void> | null = null;

  function load(): Promise<void> {
    reading ??= read().finally(() => (reading = null));
    return index.value ? Promise.resolve() : reading;
  }

  async function read(): Promise<void> {
    try {
      const texts = await labApi().lessons.texts();
      const next = new MiniSearch<SearchText>({
        idField: 'id',
        fields: ['title', 'text'],
        storeFields: ['lesson', 'section', 'title', 'text'],
        searchOptions: { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { title: 3 } },
      });
      next.addAll(texts.map((text) => ({ ...text, id: `${text.lesson}#${text.section}` })));
      index.value = next;
    } catch (fault) {
      toasts.failed('The lessons could not be searched.', fault);
    }
  }

  watch(
    () => lessons.revision,
    () => (index.value = null),
  );

  function find(words: string): Found[] {
    if (!words.trim() || !index.value) return [];
    return index.value.search(words).slice(0, MOST).map(foundOf);
  }

  function foundOf({ lesson, section, title, text, terms }: SearchResult): Found {
    return {
      lesson: String(lesson),
      lessonTitle: lessons.find(String(lesson))?.title ?? '',
      section: String(section),
      sectionTitle: String(title),
      excerpt: excerptOf(String(text), terms),
    };
  }

  return { open, index, load, find };
});
