import type { Concept, Exercise } from '#core/practice';
import type { GlossaryTerm } from './glossary.ts';
import type { Problem } from './problem.ts';
import type { Block, Footnote, LessonExperiment } from './tree.ts';

/** A heading of a lesson, for its table of contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly depth: 2 | 3;
}

/** Where something comes from: a paper, a book, a page. */
export interface Source {
  readonly text: string;
  readonly url: string | null;
}

/** What stands at the top of a lesson. */
export interface LessonHead {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** A lesson of the course, or a page to look things up in. */
  readonly kind: 'lesson' | 'reference';
  readonly order: number;
  readonly tags: readonly string[];
  /** Ids of lessons. */
  readonly related: readonly string[];
  /** What it teaches first, and what of earlier lessons it builds on. */
  readonly concepts: readonly Concept[];
  readonly needs: readonly Concept[];
  readonly objectives: readonly string[];
  readonly minutes: number;
  /** `2026-01-31`. */
  readonly created: string;
  readonly source: readonly Source[];
}

/** One line of the table of contents. */
export interface LessonSummary extends LessonHead {
  /** Of the lab's own course, or of the reader's folder. */
  readonly own: boolean;
  /** Its folder's name. */
  readonly folder: string;
  readonly sections: readonly Section[];
  /** Ids of the exercises, in the order of the page. */
  readonly exercises: readonly string[];
  /** Ids of the glossary terms that it uses. */
  readonly terms: readonly string[];
}

/** A lesson, read and resolved: ready to be shown. */
export interface Lesson extends LessonSummary {
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
  readonly experiments: readonly LessonExperiment[];
  readonly glossary: readonly GlossaryTerm[];
  readonly exerciseList: readonly Exercise[];
}

/** Text of a lesson by section, for the search. */
export interface SearchText {
  readonly lesson: string;
  /** A block's id: a heading, or the first block of the lesson. */
  readonly section: string;
  readonly title: string;
  readonly text: string;
}

/** All lessons of a folder. A lesson whose head cannot be read is missing here, and in `problems`. */
export interface Course {
  readonly lessons: readonly Lesson[];
  readonly glossary: readonly GlossaryTerm[];
  readonly problems: readonly Problem[];
}
