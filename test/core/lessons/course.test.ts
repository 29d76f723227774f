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

it('every paper that a lesson names stands on the page of papers', async () => {
  const files = await readCourseFiles(resolve(import.meta.dirname, '../../../lessons'));
  const texts = files.course.folders.map(({ files: own }) => own['lesson.md'] ?? '');
  const papers = texts.find((text) => text.includes('\nid: papers\n')) ?? '';
  const named = texts.flatMap((text) => text.match(/https:\/\/arxiv\.org\/abs\/[\d.]+/gu) ?? []);
  expect(new Set(named).size).toBeGreaterThan(15);
  for (const paper of new Set(named)) expect(papers).toContain(paper);
});
