import { z } from 'zod';
import type {
  Course,
  GlossaryTerm,
  Lesson,
  LessonSummary,
  Problem,
  SearchText,
} from '#core/lessons';
import type { PracticeItem } from '#core/practice/attempt.ts';
import { method, question } from './contract.ts';

const lessonId = z.string().min(1).max(64);
const blockId = z.string().min(1).max(200);

/** Every lesson that can be opened, in the order of the course; the reader's own ones last. */
export interface LessonList {
  readonly lessons: readonly LessonSummary[];
  /** Every term, of the course and of the reader's own glossary. */
  readonly glossary: readonly GlossaryTerm[];
  /** What is wrong in the reader's own lessons. */
  readonly problems: readonly Problem[];
  /** The folder of the reader's own lessons. */
  readonly folder: string;
}

/** A lesson to read; `problems` are those of its own folder. */
export interface OpenedLesson {
  readonly lesson: Lesson;
  readonly problems: readonly Problem[];
}

/** Where somebody is in a lesson: this block's upper edge stands `offset` pixels below the upper edge of the page. */
const placeSchema = z.strictObject({
  block: blockId,
  offset: z.number(),
  /** How much of the lesson has been seen, 0…1; never less than before. */
  seen: z.number().min(0).max(1),
  /** Whether it was marked as done. */
  done: z.boolean(),
  /** When, milliseconds since 1970. */
  at: z.number(),
});
export type ReadingPlace = z.output<typeof placeSchema>;

/** Text sizes of lessons, relative to the usual one. */
export const TEXT_SIZES = [0.85, 1, 1.15, 1.3, 1.5] as const;

export const readingSchema = z.strictObject({
  /** The lesson that was open last. */
  last: lessonId.nullable(),
  places: z.record(lessonId, placeSchema),
  textSize: z.literal(TEXT_SIZES),
});
export type Reading = z.output<typeof readingSchema>;

/** A passage that the reader marked, with a note where there is one. */
export const noteSchema = z.strictObject({
  id: z.string().min(1).max(64),
  lesson: lessonId,
  block: blockId,
  /** Characters of the block's text: from (included) to (excluded); both 0 for a note on the whole block. */
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  /** The marked words, to find them again when the lesson was changed. */
  quote: z.string().max(5_000),
  text: z.string().max(10_000),
  color: z.enum(['w', 'q', 'k', 'v']),
  at: z.number(),
});
export type Note = z.output<typeof noteSchema>;

/** What may be asked about lessons. */
export const lessonQuestions = {
  list: question<LessonList>(),
  /** What can be practised of them: every exercise, with what it trains. */
  items: question<readonly PracticeItem[]>(),
  /** Throws `lesson.missing`. */
  get: method(z.strictObject({ id: lessonId })).returns<OpenedLesson>(),
  /** All texts by section, for the search. */
  texts: question<readonly SearchText[]>(),
  /** Shows the folder of the reader's own lessons in the system's file manager. */
  openFolder: question<void>(),
  /** Puts a lesson to begin with into that folder. */
  createStarter: question<{ readonly id: string }>(),
};

/** What may be asked about reading: places, text size, notes. */
export const readingQuestions = {
  get: question<Reading>(),
  /** Answered when the disk has it. */
  putPlace: method(z.strictObject({ lesson: lessonId, place: placeSchema })).returns<void>(),
  putTextSize: method(readingSchema.pick({ textSize: true })).returns<void>(),
  notes: method(z.strictObject({ lesson: lessonId.nullable() })).returns<readonly Note[]>(),
  /** Adds or replaces. */
  putNote: method(noteSchema).returns<void>(),
  removeNote: method(noteSchema.pick({ lesson: true, id: true })).returns<void>(),
};

const folders = z.array(
  z.strictObject({ name: z.string(), files: z.record(z.string(), z.string()) }),
);

/** What the main process asks of a worker: all lessons of a folder, `beside` those of the course. */
export const readCourseQuestion = method(
  z.strictObject({
    files: z.strictObject({ folders, glossary: z.string().nullable() }),
    own: z.boolean(),
    beside: z
      .strictObject({
        lessons: z.custom<Course['lessons'] | readonly LessonSummary[]>(Array.isArray),
        glossary: z.custom<Course['glossary']>(Array.isArray),
      })
      .nullable(),
  }),
).returns<Course>();
