import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '#core/contract';
import { ENGINE_VERSION } from '#core/experiment';
import type { Course } from '#core/lessons';

/** The file beside the built lessons in which the build keeps the course, read and computed. */
export const PREPARED_FILE = 'course.prepared';

/** What the file holds: the course, and the engine that computed its numbers. */
export interface Prepared {
  readonly engine: number;
  readonly course: Course;
}

/** The course as the build prepared it; null where there is none, or another engine computed it. */
export async function preparedCourse(folder: string): Promise<Course | null> {
  try {
    const { engine, course } = decode(await readFile(join(folder, PREPARED_FILE))) as Prepared;
    return engine === ENGINE_VERSION ? course : null;
  } catch {
    return null;
  }
}
