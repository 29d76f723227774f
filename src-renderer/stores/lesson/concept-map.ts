import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { courseEdges, withoutShortcuts } from '#core/lessons/concept-map.ts';
import type { GlossaryTerm, LessonSummary } from '#core/lessons';
import type { Concept } from '#core/practice';
import { courseLayout } from '#renderer/charts/course-layout.ts';
import { conceptWords } from '#renderer/describe/progress.ts';
import { useLessons } from './lessons.ts';
import { useOverview } from '../practice/overview.ts';
import { useReading } from './reading.ts';

/** A concept, and how much of it was right in the last 30 days (0…1); null where too little was answered. */
export interface MapConcept {
  readonly id: Concept;
  readonly title: string;
  readonly accuracy: number | null;
}

/** Concepts that one lesson takes from, or gives to, another. */
export interface MapLink {
  readonly lesson: MapLesson;
  readonly concepts: readonly MapConcept[];
}

/** A lesson on the map. */
export interface MapLesson extends Pick<LessonSummary, 'id' | 'title' | 'summary' | 'needs'> {
  readonly number: number;
  readonly concepts: readonly MapConcept[];
  /** Terms that it explains. */
  readonly terms: readonly GlossaryTerm[];
  readonly done: boolean;
  /** How much of it was read, 0…1. */
  readonly seen: number;
}

/** The course as a map: what each lesson teaches, what it builds on, what builds on it. */
export const useConceptMap = defineStore('conceptMap', () => {
  const course = useLessons();
  const reading = useReading();
  const overview = useOverview();
  /** The lesson that is looked at. */
  const chosen = ref<string | null>(null);

  async function load(): Promise<void> {
    await Promise.all([course.load(), reading.load(), overview.load()]);
  }

  function conceptOf(id: Concept): MapConcept {
    const known = overview.now?.concepts.find(({ concept }) => concept === id);
    return { id, title: conceptWords(id), accuracy: known?.accuracy ?? null };
  }

  const lessons = computed<MapLesson[]>(() =>
    course.course.map((lesson, i) => {
      const { done = false, seen = 0 } = reading.placeOf(lesson.id) ?? {};
      return {
        ...{ id: lesson.id, title: lesson.title, summary: lesson.summary, needs: lesson.needs },
        ...{ number: i + 1, done, seen },
        concepts: lesson.concepts.map(conceptOf),
        terms: course.glossary.filter((term) => term.lesson === lesson.id),
      };
    }),
  );
  const edges = computed(() => courseEdges(course.course));
  const layout = computed(() =>
    courseLayout(
      course.course.map(({ id }) => id),
      withoutShortcuts(edges.value),
    ),
  );

  function find(id: string | null): MapLesson | null {
    return lessons.value.find((lesson) => lesson.id === id) ?? null;
  }

  const linksOf = (id: string, here: 'from' | 'to', there: 'from' | 'to'): MapLink[] =>
    edges.value
      .filter((edge) => edge[here] === id)
      .flatMap((edge) => {
        const lesson = find(edge[there]);
        return lesson ? [{ lesson, concepts: edge.concepts.map(conceptOf) }] : [];
      });
  /** What a lesson builds on. */
  const before = (id: string) => linksOf(id, 'to', 'from');
  /** What builds on it. */
  const after = (id: string) => linksOf(id, 'from', 'to');

  /** The lesson that is looked at; else the one to read next. */
  const shown = computed(
    () => find(chosen.value) ?? lessons.value.find(({ done }) => !done) ?? lessons.value[0] ?? null,
  );

  return { chosen, lessons, edges, layout, shown, load, find, before, after };
});
