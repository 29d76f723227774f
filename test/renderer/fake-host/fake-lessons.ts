import { itemOf } from '#core/practice/attempt.ts';
import { LabError } from '#core/attention';
import type { LabImplementation } from '#core/contract';
import type { Note, Reading } from '#core/contract/lesson-questions.ts';
import { readCourse, searchTexts, type Course, type LessonFolder } from '#core/lessons';

/** What the fake host has of lessons, and what it was told: tests look into it. */
export interface FakeLessons {
  folders?: LessonFolder[];
  glossary?: string;
  reading?: Reading;
  notes?: Note[];
}

type Answer = <T>(question: string, make: () => T) => Promise<T>;

/** Lessons in memory: really read, kept nowhere. */
export function fakeLessons(
  state: FakeLessons,
  answer: Answer,
): Pick<LabImplementation, 'lessons' | 'reading'> {
  let read: Course | null = null;
  const course = () =>
    (read ??= readCourse({ folders: state.folders ?? [], glossary: state.glossary ?? null }));
  const reading = () => (state.reading ??= { last: null, places: {}, textSize: 1 });
  return {
    lessons: {
      list: () =>
        answer('lessons.list', () => ({
          lessons: course().lessons,
          glossary: course().glossary,
          problems: course().problems,
          folder: '/nowhere/lessons',
        })),
      items: () =>
        answer('lessons.items', () =>
          course().lessons.flatMap(({ exerciseList }) => exerciseList.map(itemOf)),
        ),
      get: ({ id }) =>
        answer('lessons.get', () => {
          const lesson = course().lessons.find((one) => one.id === id);
          if (!lesson) throw new LabError('lesson.missing', 'This lesson is not there.', { id });
          return { lesson, problems: course().problems };
        }),
      texts: () => answer('lessons.texts', () => course().lessons.flatMap(searchTexts)),
      openFolder: () => answer('lessons.openFolder', () => undefined),
      createStarter: () => answer('lessons.createStarter', () => ({ id: 'my-first-lesson' })),
    },
    reading: {
      get: () => answer('reading.get', reading),
      putPlace: ({ lesson, place }) =>
        answer('reading.putPlace', () => {
          const places = { ...reading().places, [lesson]: place };
          state.reading = { ...reading(), last: lesson, places };
        }),
      putTextSize: ({ textSize }) =>
        answer('reading.putTextSize', () => void (state.reading = { ...reading(), textSize })),
      notes: ({ lesson }) =>
        answer('reading.notes', () =>
          (state.notes ?? []).filter((note) => lesson === null || note.lesson === lesson),
        ),
      putNote: (note) =>
        answer('reading.putNote', () => {
          const others = (state.notes ?? []).filter(({ id }) => id !== note.id);
          state.notes = [...others, note];
        }),
      removeNote: ({ id }) =>
        answer('reading.removeNote', () => {
          state.notes = (state.notes ?? []).filter((note) => note.id !== id);
        }),
    },
  };
}
