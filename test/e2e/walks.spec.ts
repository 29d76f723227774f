import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { readCourse } from '../../src-core/lessons/index.ts';
import { readCourseFiles } from '../../src-main/services/lesson-files.ts';
import { expect, test } from './fixtures.ts';
import { keyboard, mouse } from './hand.ts';
import { LessonWalk } from './lesson-walk.ts';
import { expectPlace, placeOf } from './lesson-page.ts';

const LESSONS = resolve(import.meta.dirname, '../../lessons');

/** A lesson as the lab reads it: what is right is not written down here. */
async function lessonOf(id: string) {
  const { course } = await readCourseFiles(LESSONS);
  const folders = course.folders.filter(({ files }) =>
    files['lesson.md']?.includes(`\nid: ${id}\n`),
  );
  const [lesson] = readCourse({ ...course, folders }).lessons;
  if (!lesson) throw new Error(`There is no lesson ${id}.`);
  return lesson;
}

const titleOf = (page: Page) => page.getByRole('article').getByRole('heading', { level: 1 });

for (const id of ['why-attention', 'step-by-step', 'causal-mask', 'cross-attention'])
  for (const [name, handOf] of [
    ['the mouse', mouse],
    ['the keyboard alone', keyboard],
  ] as const)
    test(`through “${id}” to its end with ${name}, away and back to the same place`, async ({
      openLab,
    }) => {
      const lesson = await lessonOf(id);
      const { page } = await openLab(undefined, 'Lessons');
      const hand = handOf(page);
      const course = page.getByRole('region', { name: 'The course' });
      const link = course.getByRole('link', { name: lesson.title });
      await hand.press(link);
      await expect(titleOf(page)).toHaveText(lesson.title);

      const done = await new LessonWalk(page, lesson, hand).walk();
      expect(done.widgets).toBeGreaterThan(0);
      expect(done.exercises).toBe(lesson.exercises.length);
      await hand.press(page.getByRole('button', { name: 'Mark as done' }));
      await expect(page.getByRole('button', { name: 'Done', exact: true })).toBeVisible();

      await page.waitForTimeout(500); // longer than a place waits before it is written
      const place = await placeOf(page);
      await hand.toLessons();
      await expect(link).toContainText('done');
      await hand.press(link);
      await expectPlace(page, place);
    });
