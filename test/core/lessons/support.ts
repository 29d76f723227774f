import { readCourse, type Course, type LessonFolder } from '#core/lessons';

/** The head of a lesson, with what is to be different. */
export function head(more: Readonly<Record<string, unknown>> = {}): string {
  const fields = {
    ...{ id: 'one', title: 'One', summary: 'A lesson.', order: 1, tags: [], related: [] },
    ...{ objectives: ['Learn'], minutes: 5, created: '2026-01-31', source: 'Own text' },
    ...more,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---', ''].join('\n');
}

/** The line on which the text after the usual head begins. */
export const FIRST_LINE = head().split('\n').length;

export const GLOSSARY = `- id: query
  term: query
  meaning: What a token asks with.
`;

/** A course of one lesson with this text, and other files beside it. */
export function courseOf(text: string, files: Readonly<Record<string, string>> = {}): Course {
  const folder: LessonFolder = { name: '01-one', files: { 'lesson.md': head() + text, ...files } };
  return readCourse({ folders: [folder], glossary: GLOSSARY });
}
