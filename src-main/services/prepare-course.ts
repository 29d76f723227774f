import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from '#core/contract';
import { ENGINE_VERSION } from '#core/experiment';
import { readCourse } from '#core/lessons';
import { readCourseFiles } from './lesson-files.ts';
import { PREPARED_FILE, type Prepared } from './prepared-course.ts';
import { useModelsOf } from './trained-models.ts';

/** Reads a folder of lessons, computes all their numbers, and keeps the result beside them: the work of a build. */
export async function prepareCourse(folder: string): Promise<void> {
  useModelsOf(folder);
  const { course: files } = await readCourseFiles(folder);
  const prepared: Prepared = { engine: ENGINE_VERSION, course: readCourse(files) };
  await writeFile(join(folder, PREPARED_FILE), encode(prepared));
}
