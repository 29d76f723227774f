import {
  inOrder,
  LESSON_FILE,
  type Course,
  type CourseFiles,
  type Lesson,
  type LessonFolder,
} from '#core/lessons';
import type { AttentionRunner } from './attention-runner.ts';
import { readCourseFiles } from './lesson-files.ts';

/** The lab's own course, each of its lessons read once, by a worker. */
export interface CourseReader {
  /** The whole course. What is wrong in it is for `npm run lessons:check`: `problems` is empty. */
  all(): Promise<Course>;
  /** One lesson of it, as soon as that one is read; null where there is none of this id. */
  one(id: string): Promise<Lesson | null>;
}

const NEVER = { signal: new AbortController().signal };

/**
 * The lessons are read one after another, so that one that is asked for waits for at most one other. What was read is
 * kept, but no failure: the next question tries again.
 */
export function createCourseReader(
  folder: string,
  runner: Pick<AttentionRunner, 'readCourse'>,
): CourseReader {
  const read = new Map<string, Promise<Course>>();
  const files = kept(async (): Promise<CourseFiles> => (await readCourseFiles(folder)).course);

  function part(of: LessonFolder, glossary: string | null): Promise<Course> {
    let course = read.get(of.name);
    if (!course) {
      const plain = { folders: [{ name: of.name, files: { ...of.files } }], glossary };
      course = runner.readCourse({ files: plain, own: false, beside: null }, NEVER);
      read.set(of.name, course);
      course.catch(() => read.delete(of.name));
    }
    return course;
  }

  const all = kept(async (): Promise<Course> => {
    const { folders, glossary } = await files();
    const parts: Course[] = [];
    for (const one of folders) parts.push(await part(one, glossary));
    const lessons = inOrder(parts.flatMap((course) => course.lessons));
    return { lessons, glossary: parts[0]?.glossary ?? [], problems: [] };
  });

  return {
    all,
    async one(id) {
      const { folders, glossary } = await files();
      const folderOf = folders.find((each) => idOf(each) === id);
      if (!folderOf) return null;
      const { lessons } = await part(folderOf, glossary);
      return lessons.find((lesson) => lesson.id === id) ?? null;
    },
  };
}

/** A lesson's id as its head has it, before it is read. */
function idOf({ files }: LessonFolder): string | undefined {
  return /^id:\s*([a-z0-9-]+)\s*$/mu.exec(files[LESSON_FILE] ?? '')?.[1];
}

/** Asks once and keeps the answer; a failure is forgotten. */
function kept<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null;
  return () => {
    answer ??= ask().catch((fault: unknown) => {
      answer = null;
      throw fault;
    });
    return answer;
  };
}
