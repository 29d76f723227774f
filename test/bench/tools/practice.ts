/** The practice of the lab as the benchmark sees it; see `lab.ts`. */
import { resolve } from 'node:path';
import { readCourse } from '../../../src-core/lessons/index.ts';
import { readCourseFiles } from '../../../src-main/services/lesson-files.ts';
export { RANGES } from '../../../src-core/practice/statistics.ts';
export { createProgress } from '../../../src-main/services/progress.ts';
export { openDatabase } from '../../../src-main/services/storage/index.ts';
export { fillLog } from '../../support/learner.ts';

/** Ids of the course's exercises by lesson. */
export async function exercisesOfCourse(): Promise<Record<string, readonly string[]>> {
  const { course } = await readCourseFiles(resolve(import.meta.dirname, '../../../lessons'));
  return Object.fromEntries(
    readCourse(course).lessons.map(({ id, exercises }) => [id, exercises] as const),
  );
}
