import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { problemText, readCourse } from '#core/lessons';
import { useModelFile } from '../../support/minilm.ts';
import { readCourseFiles } from '#main/services/lesson-files.ts';

it('the checker finds nothing in the lessons of the course', async () => {
  useModelFile();
  const files = await readCourseFiles(resolve(import.meta.dirname, '../../../lessons'));
  const { lessons, problems } = readCourse(files.course);
  expect([...files.problems, ...problems].map(problemText)).toEqual([]);
  expect(lessons.length).toBeGreaterThan(0);
});
