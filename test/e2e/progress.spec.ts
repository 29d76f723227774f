import { existsSync } from 'node:fs';
import { itemId } from '../../src-core/practice/attempt.ts';
import type { Exercise } from '../../src-core/practice/index.ts';
import { generate, mark } from '../../src-core/practice/index.ts';
import { fillLog } from '../support/learner.ts';
import { downloaded } from './downloaded.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './lab-page.ts';
import { PracticePage } from './practice-page.ts';

/** Problems whose items somebody who practised for a while has answered, and often forgot. */
const PRACTISED = (['dot-product', 'scaling', 'softmax', 'weighted-sum'] as const).flatMap(
  (generator) => ([1, 2] as const).map((level) => ({ generator, level, seed: 5 })),
);
const ITEMS = PRACTISED.map(({ generator, level, seed }) => ({
  exercise: `${generator}/${level}/${seed}`,
  origin: { kind: 'generated', generator, level, seed } as const,
}));

test('the log is exported, printed, and begun anew after a backup', async ({
  openLab,
  dataDir,
}) => {
  fillLog(dataDir, 400, 90, Date.now() - 60_000, ITEMS);
  const { page } = await openLab(dataDir, 'Progress');
  const practice = new PracticePage(page, dataDir);
  await expect(page.getByRole('heading', { name: 'Concepts' })).toBeVisible();

  // Who prints at once gets every picture, drawn to the last line.
  const pictures = await page.evaluate(async () => {
    window.dispatchEvent(new Event('beforeprint'));
    await Promise.resolve();
    await new Promise((done) => setTimeout(done));
    return [...document.querySelectorAll('main canvas')].map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pen = (canvas as HTMLCanvasElement).getContext('2d');
      return pen?.getImageData(0, 0, width, height).data.some((value) => value > 0);
    });
  });
  expect(pictures.length).toBeGreaterThanOrEqual(9);
  expect(pictures).not.toContain(false);

  const csv = await downloaded(page, () => page.getByText('Export CSV').click());
  expect(csv.name).toBe('attention-lab-practice.csv');
  expect(csv.bytes.toString().trim().split('\r\n')).toHaveLength(401);
  const json = await downloaded(page, () => page.getByText('Export JSON').click());
  const { log } = JSON.parse(json.bytes.toString()) as { log: { id: string }[] };
  const ids = practice.rows<{ id: string }>('SELECT id FROM attempt ORDER BY seq');
  expect(log.map(({ id }) => id)).toEqual(ids.map(({ id }) => id));

  // Another hour at which a day begins: everything is derived anew.
  const days = () =>
    practice.rows("SELECT day, answers FROM practice_tally WHERE aspect = 'all' AND span = 1");
  const before = days();
  await page.getByRole('combobox', { name: 'A day begins at' }).click();
  await page.getByRole('option', { name: '00:00' }).click();
  await expect.poll(() => JSON.stringify(days())).not.toBe(JSON.stringify(before));

  await page.getByRole('button', { name: 'Reset progress…' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(practice.rows('SELECT id FROM attempt')).toHaveLength(400);
  await page.getByRole('button', { name: 'Reset progress…' }).click();
  await page.getByRole('button', { name: 'Back up and reset' }).click();
  await expect(page.getByText('Your first answer begins this page.')).toBeVisible();
  expect(practice.rows('SELECT id FROM attempt')).toEqual([]);
  const [, backup = ''] = /What was before is in (.*\.sqlite)/.exec(
    await page.getByText('Progress begins at zero.').first().innerText(),
  ) ?? [''];
  expect(existsSync(backup)).toBe(true);
  expect(practice.rows('SELECT id FROM attempt', backup)).toHaveLength(400);
});

test('what is often forgotten is found, practised, seen in the Lab, and taken back', async ({
  openLab,
  dataDir,
}) => {
  fillLog(dataDir, 400, 200, Date.now() - 60_000, ITEMS);
  const { page } = await openLab(dataDir, 'Practice');
  const practice = new PracticePage(page, dataDir);
  const hard = practice.rows<{ item: string }>(
    'SELECT item FROM practice_card WHERE lapses >= 5 ORDER BY lapses DESC',
  );
  expect(hard.length).toBeGreaterThan(0);
  await practice.part('Often forgotten');
  const list = page.getByRole('list', { name: 'Often forgotten' });
  await expect(list.getByRole('listitem')).toHaveCount(hard.length);
  await page.getByRole('button', { name: 'Practise these' }).click();
  await expect(practice.problem).toBeVisible();
  const exercise = practice.shown();
  expect(hard.map(({ item }) => item)).toContain(
    itemId({ origin: exercise.origin, exercise: exercise.id }),
  );

  // The item opens in the Lab as it is, and the review waits.
  await page.getByRole('button', { name: 'See it in the Lab' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lab');
  const text = () =>
    practice
      .rows<{ text: string }>(
        "SELECT json_extract(body, '$.spec.text') AS text FROM document WHERE name = 'draft'",
      )
      .map((row) => row.text);
  await expect.poll(text).toEqual([exercise.lab?.spec.text]);
  await goTo(page, 'Practice');

  const counted = () =>
    practice.rows<{ n: number }>(
      "SELECT sum(answers) AS n FROM practice_tally WHERE aspect = 'all' AND span = 1",
    )[0]?.n;
  await practice.type(exercise, false);
  await practice.check('wrong');
  await expect.poll(counted).toBe(401);
  await page.getByRole('button', { name: 'Undo the last answer' }).click();
  await expect.poll(counted).toBe(400);
  await expect(page.getByRole('button', { name: /^Check/ })).toBeVisible();
});

test('a mixed test keeps its clock and its answers over a kill, and ends in a report', async ({
  openLab,
  dataDir,
}) => {
  let lab = await openLab(dataDir, 'Practice');
  let practice = new PracticePage(lab.page, dataDir);
  await practice.part('Test');
  await lab.page.getByRole('radio', { name: '5', exact: true }).click();
  await lab.page.getByRole('radio', { name: '10 min', exact: true }).click();
  await lab.page.getByRole('button', { name: 'Start the test' }).click();
  await expect(lab.page.getByRole('timer')).toBeVisible();
  const paper: Exercise[] = (practice.sitting('test')?.questions ?? []).map(({ origin }) => {
    if (origin.kind !== 'generated') throw new Error('A new learner has no due exercises.');
    return generate(origin);
  });
  expect(paper).toHaveLength(5);
  const typed = paper.findIndex(({ kind }) => kind === 'number' || kind === 'matrix');
  for (let i = 0; i < typed; i++) await lab.page.getByRole('button', { name: 'Next' }).click();
  const exercise = paper[typed];
  if (!exercise) throw new Error('No question with numbers: draw another test.');
  await practice.type(exercise);
  // All of it is on the disk, not its first cell alone.
  await expect
    .poll(() => {
      const kept = practice.sitting('test')?.questions[typed]?.answer;
      return kept ? mark(exercise, kept).outcome : null;
    })
    .toBe('right');
  await expect.poll(() => practice.sitting('test')?.spent ?? 0).toBeGreaterThan(0);
  const { spent = 0 } = practice.sitting('test') ?? {};
  await lab.kill();

  lab = await openLab(dataDir, 'Practice');
  practice = new PracticePage(lab.page, dataDir);
  await expect(lab.page.getByText(`Question ${typed + 1} of 5`)).toBeVisible();
  await expect(lab.page.getByText('1 answered')).toBeVisible();
  const clock = /(\d+):(\d\d)/.exec(await lab.page.getByRole('timer').innerText());
  const left = 60 * Number(clock?.[1]) + Number(clock?.[2]);
  expect(left).toBeLessThanOrEqual(Math.ceil(600 - spent / 1000));
  expect(left).toBeGreaterThan(500);
  await lab.page.getByRole('button', { name: 'End the test' }).click();
  await expect(lab.page.getByTestId('test-score')).toHaveText('1 of 5 right');
  await expect(lab.page.getByText('no answer', { exact: true })).toHaveCount(4);
  expect(
    practice.rows("SELECT 1 FROM attempt WHERE room = 'test' AND outcome = 'right'"),
  ).toHaveLength(1);
});
