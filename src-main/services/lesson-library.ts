import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LabError } from '#core/attention';
import type { LessonList, OpenedLesson } from '#core/contract/lesson-questions.ts';
import {
  searchTexts,
  STARTER_LESSON,
  type Course,
  type Lesson,
  type Problem,
  type SearchText,
} from '#core/lessons';
import { itemOf, type PracticeItem } from '#core/practice/attempt.ts';
import type { AttentionRunner } from './attention-runner.ts';
import { faultCode } from './data-folder.ts';
import { readCourseFiles } from './lesson-files.ts';
import { preparedCourse } from './prepared-course.ts';
import { watchFolder } from './watch-folder.ts';

export interface LibraryOptions {
  /** The folder of the lab's own lessons. */
  readonly builtIn: string;
  /** The folder of the reader's; made when it is first needed. */
  readonly own: string;
  readonly runner: Pick<AttentionRunner, 'readCourse'>;
  /** Shows a folder in the system's file manager. */
  readonly openFolder: (path: string) => Promise<void>;
  readonly now: () => number;
}

/** All lessons: the course, which is read once, and the reader's own, which are read again after every change. */
export interface LessonLibrary {
  list(): Promise<LessonList>;
  items(): Promise<readonly PracticeItem[]>;
  get(id: string): Promise<OpenedLesson>;
  texts(): Promise<readonly SearchText[]>;
  openFolder(): Promise<void>;
  createStarter(): { readonly id: string };
  /** Called after the reader's lessons changed; returns how to stop listening. */
  onChanged(listener: () => void): () => void;
  close(): void;
}

const NEVER = { signal: new AbortController().signal };

export function createLessonLibrary(options: LibraryOptions): LessonLibrary {
  const { builtIn, own, runner, openFolder, now } = options;
  const listeners = new Set<() => void>();
  let course: Promise<Course> | null = null;
  let mine: Promise<Course> | null = null;
  let stopWatching: (() => void) | null = null;

  function changed(): void {
    mine = null;
    for (const listener of listeners) listener();
  }

  /** The build has prepared the course; where it has not, a worker reads it. A failure is not kept: the next question tries again. */
  function readBuiltIn(): Promise<Course> {
    course ??= preparedCourse(builtIn)
      .then((prepared) => prepared ?? readInWorker())
      .catch((fault: unknown) => {
        course = null;
        throw fault;
      });
    return course;
  }

  async function readInWorker(): Promise<Course> {
    const files = await readCourseFiles(builtIn);
    const request = { files: plain(files.course), own: false, beside: null };
    return runner.readCourse(request, NEVER);
  }

  /** The reader's lessons never take the course down: a failure is one more problem. */
  async function readOwn(): Promise<Course> {
    const beside = await readBuiltIn();
    if (!stopWatching && existsSync(own)) {
      stopWatching = watchFolder(own, changed);
      mine = null;
    }
    mine ??= read(beside).catch((fault: unknown) => ({
      ...{ lessons: [], glossary: beside.glossary },
      problems: [{ kind: 'file', file: '.', line: 1, message: messageOf(fault) } satisfies Problem],
    }));
    return mine;
  }

  async function read(beside: Course): Promise<Course> {
    const files = await readCourseFiles(own);
    if (files.course.folders.length === 0)
      return { lessons: [], glossary: beside.glossary, problems: files.problems };
    const known = { lessons: beside.lessons.map(summary), glossary: beside.glossary };
    const request = { files: plain(files.course), own: true, beside: known };
    const answer = await runner.readCourse(request, NEVER);
    return { ...answer, problems: [...files.problems, ...answer.problems] };
  }

  async function all(): Promise<readonly Lesson[]> {
    return [...(await readBuiltIn()).lessons, ...(await readOwn()).lessons];
  }

  return {
    async list() {
      const lessons = (await all()).map(summary);
      const { problems, glossary } = await readOwn();
      return { lessons, glossary, problems, folder: own };
    },
    items: async () => (await all()).flatMap(({ exerciseList }) => exerciseList.map(itemOf)),
    async get(id) {
      const ofCourse = (await readBuiltIn()).lessons.find((one) => one.id === id);
      if (ofCourse) return { lesson: ofCourse, problems: [] };
      const { lessons, problems } = await readOwn();
      const lesson = lessons.find((one) => one.id === id);
      if (!lesson)
        throw new LabError(
          'lesson.missing',
          'This lesson is not there any more. It may have been removed, or it has an error in its head.',
          { id },
        );
      const inFolder = problems.filter(({ file }) => file.startsWith(`${lesson.folder}/`));
      return { lesson, problems: inFolder };
    },
    texts: async () => (await all()).flatMap(searchTexts),
    async openFolder() {
      makeOwnFolder();
      await openFolder(own);
    },
    createStarter() {
      makeOwnFolder();
      const id = freeName();
      const day = new Date(now()).toISOString().slice(0, 10);
      for (const [name, text] of Object.entries(STARTER_LESSON)) {
        const path = join(own, id, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text.replace('ID', id).replace('DAY', day));
      }
      changed();
      return { id };
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => stopWatching?.(),
  };

  function makeOwnFolder(): void {
    try {
      mkdirSync(own, { recursive: true });
    } catch (fault) {
      throw new LabError(
        'lessons.unwritable',
        `The folder ${own} cannot be made (${faultCode(fault)}). Make it writable, then try again.`,
      );
    }
  }

  function freeName(): string {
    for (let i = 1; ; i++) {
      const name = i === 1 ? 'my-first-lesson' : `my-first-lesson-${i}`;
      if (!existsSync(join(own, name))) return name;
    }
  }
}

/** A lesson without its text. */
function summary(lesson: Lesson): LessonList['lessons'][number] {
  const { id, title, summary, kind, order, tags, related, objectives, minutes, created } = lesson;
  const { source, own, folder, sections, exercises, terms, concepts, needs } = lesson;
  return {
    ...{ id, title, summary, kind, order, tags, related, objectives, minutes, created },
    ...{ source, own, folder, sections, exercises, terms, concepts, needs },
  };
}

function plain(course: Awaited<ReturnType<typeof readCourseFiles>>['course']) {
  const folders = course.folders.map(({ name, files }) => ({ name, files: { ...files } }));
  return { folders, glossary: course.glossary };
}

function messageOf(fault: unknown): string {
  return fault instanceof LabError ? fault.message : 'The lessons could not be read.';
}
