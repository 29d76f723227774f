import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadingPlace } from '#core/contract/lesson-questions.ts';
import { problemText } from '#core/lessons';
import { createLab } from '#main/services/create-lab.ts';
import { readCourseFiles } from '#main/services/lesson-files.ts';
import { temporaryFolder, UNCANCELLED, WORKER_URL } from '../support/lab.ts';

const LESSONS = resolve(import.meta.dirname, '../../lessons');

function labWithLessons(dataDir = temporaryFolder()) {
  const lab = createLab({
    ...{ dataDir, host: 'test', version: '0', workerUrl: WORKER_URL, lessonsDir: LESSONS },
  });
  onTestFinished(() => lab.close());
  const { lessons, reading } = lab.implementation;
  return { lab, dataDir, lessons, reading };
}

const put = (folder: string, name: string, text: string) => {
  const path = join(folder, name);
  mkdirSync(resolve(path, '..'), { recursive: true });
  writeFileSync(path, text);
};

describe('the library of lessons', () => {
  it('lists the course in its order, and opens each of its lessons', async () => {
    const { lessons } = labWithLessons();
    const list = await lessons.list(undefined, UNCANCELLED);
    expect(list.problems).toEqual([]);
    const orders = list.lessons.map(({ order }) => order);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    const id = list.lessons[0]?.id ?? '';
    const { lesson } = await lessons.get({ id }, UNCANCELLED);
    expect(lesson.blocks.length).toBeGreaterThan(0);
    await expect(lessons.get({ id: 'nowhere' }, UNCANCELLED)).rejects.toMatchObject({
      code: 'lesson.missing',
    });
  });

  it('makes a starter lesson without a problem, and tells of it', async () => {
    const { lab, lessons } = labWithLessons();
    let told = 0;
    lab.onLessonsChanged(() => told++);
    const { id } = await lessons.createStarter(undefined, UNCANCELLED);
    const list = await lessons.list(undefined, UNCANCELLED);
    expect(list.problems.map(problemText)).toEqual([]);
    expect(list.lessons.filter(({ own }) => own)).toMatchObject([{ id, title: 'My first lesson' }]);
    expect((await lessons.createStarter(undefined, UNCANCELLED)).id).not.toBe(id);
    expect(told).toBe(2);
  });

  it('follows every save, and keeps the course whatever is written', async () => {
    const { lab, dataDir, lessons } = labWithLessons();
    const { id } = await lessons.createStarter(undefined, UNCANCELLED);
    const before = (await lessons.list(undefined, UNCANCELLED)).lessons.length;
    const changed = new Promise<void>((done) => lab.onLessonsChanged(done));
    put(join(dataDir, 'lessons', id), 'lesson.md', '---\nid: broken\n---\n\n<script>');
    await changed;
    const list = await lessons.list(undefined, UNCANCELLED);
    expect(list.lessons).toHaveLength(before - 1);
    expect(list.problems.map(({ file }) => file)).toContain(`${id}/lesson.md`);
    expect(list.problems.every(({ line }) => line > 0)).toBe(true);
  });
});

describe('the files of lessons', () => {
  it('that are links or too large are told and not read', async () => {
    const folder = temporaryFolder();
    put(folder, 'secret.txt', 'secret');
    put(folder, 'a/lesson.md', 'x'.repeat(1_000_001));
    mkdirSync(join(folder, 'b'));
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'b/lesson.md'));
    symlinkSync(join(folder, 'a'), join(folder, 'c'));
    const { course, problems } = await readCourseFiles(folder);
    expect(JSON.stringify(course)).not.toContain('secret');
    expect(course.folders.map(({ files }) => files)).not.toContainEqual(
      expect.objectContaining({ 'lesson.md': expect.anything() as unknown }),
    );
    expect(problems.map(({ file }) => file).sort()).toEqual(
      expect.arrayContaining(['a/lesson.md', 'c']) as unknown,
    );
  });

  it('of a folder that is not there are none', async () => {
    const nowhere = join(temporaryFolder(), 'nowhere');
    expect(await readCourseFiles(nowhere)).toEqual({
      course: { folders: [], glossary: null },
      problems: [],
    });
  });
});

describe('reading', () => {
  const place: ReadingPlace = { block: 'b-1', offset: -12.5, seen: 0.5, done: false, at: 1 };

  it('places, text size and notes are there after the lab was closed', async () => {
    const dataDir = temporaryFolder();
    const first = labWithLessons(dataDir);
    const { reading } = first;
    await reading.putPlace({ lesson: 'one', place }, UNCANCELLED);
    await reading.putPlace(
      { lesson: 'one', place: { ...place, block: 'b-2', seen: 0.2 } },
      UNCANCELLED,
    );
    await reading.putTextSize({ textSize: 1.3 }, UNCANCELLED);
    const note = {
      ...{ id: 'n', lesson: 'one', block: 'b-2', from: 1, to: 4, quote: 'abc' },
      ...{ text: 'mine', color: 'w' as const, at: 2 },
    };
    await reading.putNote(note, UNCANCELLED);
    await reading.putNote({ ...note, id: 'm' }, UNCANCELLED);
    await reading.removeNote({ lesson: 'one', id: 'm' }, UNCANCELLED);
    await first.lab.close();

    const second = labWithLessons(dataDir).reading;
    expect(await second.get(undefined, UNCANCELLED)).toEqual({
      ...{ last: 'one', textSize: 1.3 },
      places: { one: { ...place, block: 'b-2', seen: 0.5 } },
    });
    expect(await second.notes({ lesson: 'one' }, UNCANCELLED)).toEqual([note]);
    expect(await second.notes({ lesson: 'two' }, UNCANCELLED)).toEqual([]);
  });
});
