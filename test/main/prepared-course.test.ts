import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encode } from '#core/contract';
import { ENGINE_VERSION } from '#core/experiment';
import { readCourse } from '#core/lessons';
import { readCourseFiles } from '#main/services/lesson-files.ts';
import { PREPARED_FILE, preparedCourse } from '#main/services/prepared-course.ts';
import { prepareCourse } from '#main/services/prepare-course.ts';

const LESSON = resolve(import.meta.dirname, '../../lessons/01-why-attention');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
  cpSync(LESSON, join(folder, '01-why-attention'), { recursive: true });
  cpSync(join(LESSON, '../glossary.yaml'), join(folder, 'glossary.yaml'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('The prepared course', () => {
  test('is what a worker would read', async () => {
    await prepareCourse(folder);
    const { course } = await readCourseFiles(folder);
    expect(await preparedCourse(folder)).toEqual(readCourse(course));
  });

  test('is left aside where it was not made, is broken, or another engine made it', async () => {
    expect(await preparedCourse(folder)).toBeNull();
    writeFileSync(join(folder, PREPARED_FILE), 'no such thing');
    expect(await preparedCourse(folder)).toBeNull();
    const course = { lessons: [], glossary: [], problems: [] };
    writeFileSync(join(folder, PREPARED_FILE), encode({ engine: ENGINE_VERSION + 1, course }));
    expect(await preparedCourse(folder)).toBeNull();
  });
});
