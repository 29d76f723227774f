import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { GlossaryTerm, LessonSummary } from '#core/lessons';
import { useLessons } from './lessons.ts';

/** A term with the lesson that explains it and those that use it. */
export interface GlossaryEntry extends GlossaryTerm {
  readonly taught: LessonSummary | null;
  readonly used: readonly LessonSummary[];
}

/** Terms that begin with one letter. */
export interface GlossaryLetter {
  readonly letter: string;
  readonly entries: readonly GlossaryEntry[];
}

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The first letter of a term; `#` for what begins with none. */
function letterOf(term: string): string {
  const first = plain(term).charAt(0).toUpperCase();
  return /\p{L}/u.test(first) ? first : '#';
}

/** Every term from A to Z, narrowed to the words that are looked for. */
export const useGlossary = defineStore('glossary', () => {
  const lessons = useLessons();
  const sought = ref('');

  const entries = computed<GlossaryEntry[]>(() =>
    lessons.glossary
      .map((term) => {
        const using = lessons.all.filter(({ terms }) => terms.includes(term.id));
        // Where no lesson is named, the first one of the course that uses it.
        const named = term.lesson === undefined ? null : lessons.find(term.lesson);
        const taught = named ?? using.find(({ own, kind }) => !own && kind === 'lesson') ?? null;
        const used = using.filter(({ id }) => id !== taught?.id);
        return { ...term, taught, used };
      })
      .toSorted((a, b) => plain(a.term).localeCompare(plain(b.term), 'en')),
  );

  /** Every word that is looked for stands in the term, another name of it, or its meaning. */
  const found = computed(() => {
    const words = plain(sought.value).split(/\s+/u).filter(Boolean);
    return entries.value.filter(({ term, also, meaning }) => {
      const text = plain([term, ...also, meaning].join(' '));
      return words.every((word) => text.includes(word));
    });
  });

  const letters = computed<GlossaryLetter[]>(() => {
    const byLetter = Map.groupBy(found.value, ({ term }) => letterOf(term));
    return [...byLetter].map(([letter, of]) => ({ letter, entries: of }));
  });

  return { sought, entries, found, letters };
});
