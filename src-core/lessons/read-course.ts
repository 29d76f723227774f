import { checkConcepts } from './check-concepts.ts';
import { keepRuns, type RunOf } from './experiments.ts';
import { readGlossary, type GlossaryTerm, type PlacedTerm } from './glossary.ts';
import { GLOSSARY_FILE, LESSON_LIMITS, type CourseFiles } from './lesson-files.ts';
import type { Course, Lesson, LessonSummary } from './lesson.ts';
import { problemsOf, type Problem } from './problem.ts';
import { readLesson, type ReadLesson } from './read-lesson.ts';

export interface ReadCourseOptions {
  /** Whether these are the reader's own lessons. */
  readonly own?: boolean;
  /** Lessons and terms that are there besides, and may be referred to. */
  readonly beside?: Pick<Course, 'glossary'> & { readonly lessons: readonly LessonSummary[] };
  readonly runOf?: RunOf;
}

/** Reads all lessons of a folder and checks what they say of each other. Never throws for their content. */
export function readCourse(files: CourseFiles, options: ReadCourseOptions = {}): Course {
  const { own = false, beside = { lessons: [], glossary: [] }, runOf = keepRuns() } = options;
  const problems: Problem[] = [];
  const placed =
    files.glossary === null
      ? []
      : readGlossary(files.glossary, GLOSSARY_FILE, problemsOf(problems, GLOSSARY_FILE));
  const glossary: GlossaryTerm[] = [
    ...placed.map(({ file: _file, line: _line, ...term }) => term),
    ...beside.glossary.filter((term) => placed.every((other) => other.id !== term.id)),
  ];
  const folders = files.folders.slice(0, LESSON_LIMITS.lessons);
  const read = folders.map((folder) => readLesson(folder, glossary, runOf, own));
  for (const one of read) problems.push(...one.problems);
  const lessons = withoutDoubles(read, beside.lessons, problems);
  const all: readonly LessonSummary[] = [...lessons, ...beside.lessons];
  for (const one of read) checkLinks(one, all, problems);
  checkConcepts(read, beside.lessons, problems);
  checkTerms(placed, all, problems);
  return { lessons, glossary, problems };
}

function withoutDoubles(
  read: readonly ReadLesson[],
  beside: readonly LessonSummary[],
  problems: Problem[],
): Lesson[] {
  const taken = new Map(beside.map((lesson) => [lesson.id, lesson.folder]));
  const lessons = read.flatMap(({ lesson, file, headLine }) => {
    if (!lesson) return [];
    const other = taken.get(lesson.id);
    taken.set(lesson.id, lesson.folder);
    if (other === undefined) return [lesson];
    const message = `The id “${lesson.id}” is taken by ${other}; choose another.`;
    problems.push({ kind: 'front-matter', file, line: headLine, message });
    return [];
  });
  return lessons.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id, 'en'));
}

function checkLinks(
  { lesson, links, file, headLine }: ReadLesson,
  all: readonly LessonSummary[],
  problems: Problem[],
): void {
  const add = (line: number, message: string) =>
    problems.push({ kind: 'link', file, line, message });
  for (const { lesson: id, section, line } of links) {
    const target = all.find((one) => one.id === id);
    if (!target) add(line, `There is no lesson “${id}”.`);
    else if (section !== null && target.sections.every((one) => one.id !== section)) {
      const known = target.sections.map((one) => one.id).join(', ');
      add(line, `The lesson “${id}” has no heading “${section}”. It has: ${known}.`);
    }
  }
  for (const id of lesson?.related ?? [])
    if (all.every((one) => one.id !== id)) add(headLine, `related: there is no lesson “${id}”.`);
}

function checkTerms(
  terms: readonly PlacedTerm[],
  all: readonly LessonSummary[],
  problems: Problem[],
): void {
  for (const { id, lesson, file, line } of terms) {
    if (lesson === undefined || all.some((one) => one.id === lesson)) continue;
    const message = `The term “${id}” names the lesson “${lesson}”, which is not there.`;
    problems.push({ kind: 'term', file, line, message });
  }
}
