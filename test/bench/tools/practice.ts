/** The practice of the lab as the benchmark sees it; see `lab.ts`. */
import { resolve } from 'node:path';
import { readCourse } from '../../../src-core/lessons/index.ts';
import { itemOf, type PracticeItem } from '../../../src-core/practice/attempt.ts';
import { readCourseFiles } from '../../../src-main/services/lesson-files.ts';
export { RANGES } from '../../../src-core/practice/statistics.ts';
export { createProgress } from '../../../src-main/services/progress.ts';
export { openDatabase } from '../../../src-main/services/storage/index.ts';
export { fillLog } from '../../support/learner.ts';

/** Every exercise of the course. */
export async function itemsOfCourse(): Promise<PracticeItem[]> {
  const { course } = await readCourseFiles(resolve(import.meta.dirname, '../../../lessons'));
  return readCourse(course).lessons.flatMap(({ exerciseList }) => exerciseList.map(itemOf));
}
