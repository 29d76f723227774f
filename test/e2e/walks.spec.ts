import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { readCourse } from '../../src-core/lessons/index.ts';
import { readCourseFiles } from '../../src-main/services/lesson-files.ts';
import { expect, test } from './fixtures.ts';
import { keyboard, mouse } from './hand.ts';
import { LessonWalk } from './lesson-walk.ts';
import { expectPlace, keptPlace } from './lesson-page.ts';

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

for (const id of ['why-attention', 'step-by-step', 'why-scale', 'causal-mask', 'cross-attention'])
  for (const [name, handOf] of [
    ['the mouse', mouse],
    ['the keyboard alone', keyboard],
  ] as const)
    test(`through “${id}” to its end with ${name}, away and back to the same place`, async ({
      openLab,
      dataDir,
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

      const place = await keptPlace(page, dataDir);
      await hand.toLessons();
      await expect(link).toContainText('done');
      await hand.press(link);
      await expectPlace(page, place);
    });

const OWN = `---
id: by-hand
title: By hand
summary: What the lessons above do not ask.
order: 1
tags: []
related: []
objectives: []
minutes: 1
created: 2026-01-31
source: mine
---

::exercise{id=write}

::exercise{id=several}

::exercise{id=match}

::exercise{id=error}
`;
const OWN_EXERCISES = `- { id: write, kind: free-text, prompt: Why?, concepts: [why-attention], model: Since., rubric: [One, Two] }
- id: several
  kind: choice
  several: true
  prompt: Which?
  concepts: [scores]
  options: [{ text: a, right: true }, { text: b }, { text: c, right: true }]
- id: match
  kind: match
  prompt: What belongs together?
  concepts: [scores]
  pairs: [{ left: a, right: one }, { left: b, right: two }, { left: c, right: three }]
- { id: error, kind: find-error, prompt: Where?, concepts: [scores], cells: [[a, b], [c, d]], wrong: [{ row: 1, col: 1 }] }
`;

test('a text of one’s own, several choices, pairs and an error with the keyboard alone', async ({
  openLab,
  dataDir,
}) => {
  const files = { 'lesson.md': OWN, 'exercises.yaml': OWN_EXERCISES };
  const folder = join(dataDir, 'lessons', 'by-hand');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { lessons, problems } = readCourse({
    folders: [{ name: 'by-hand', files }],
    glossary: null,
  });
  expect(problems).toEqual([]);
  const [lesson] = lessons;
  if (!lesson) throw new Error('The lesson cannot be read.');
  const { page } = await openLab(undefined, 'Lessons');
  const hand = keyboard(page);
  await hand.press(page.getByRole('link', { name: 'By hand' }));
  await expect(titleOf(page)).toHaveText('By hand');
  expect(await new LessonWalk(page, lesson, hand).walk()).toEqual({ widgets: 0, exercises: 4 });
});
