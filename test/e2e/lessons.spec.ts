import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetSpec, runExperiment, stageOf } from '../../src-core/experiment/index.ts';
import { costOf } from '../../src-core/kernels/cost.ts';
import { rowsOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';
import { expectPlace, keptPlace, openLesson, scrollBy } from './lesson-page.ts';
import { headOf } from './own-lesson.ts';

test('a widget of lesson 1 says what the core computes, by mouse and by keyboard', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await openLesson(page, /1/);
  const widget = page
    .getByRole('article')
    .getByRole('group', { name: 'Words of the sentence' })
    .first();
  const run = runExperiment(presetSpec('cat-tired'));
  const weights = stageOf(run, 'weights', 0, 1);
  const at = run.tokens.indexOf('it');
  const cat = weights.data[at * weights.cols + 1] ?? 0;
  await expect(widget.getByRole('button', { name: /^cat/ })).toHaveAccessibleName(
    new RegExp(`^cat ?, ?${Math.round(cat * 100)}`),
  );
  await widget.getByRole('button', { name: /^sat/ }).click();
  await expect(widget.getByRole('button', { name: /^sat/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('ArrowLeft');
  await expect(widget.getByRole('button', { name: /^cat/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

for (const ending of ['close', 'kill'] as const) {
  test(`the place in a lesson is there after the lab was ${ending === 'kill' ? 'killed' : 'closed'}`, async ({
    openLab,
    dataDir,
  }) => {
    const first = await openLab();
    await openLesson(first.page, /1/);
    await scrollBy(first.page, 420);
    const place = await keptPlace(first.page, dataDir);
    expect(place.block).not.toBe('');
    await first[ending]();
    const second = await openLab();
    await openLesson(second.page, /1/);
    await expectPlace(second.page, place);
  });
}

test('to the Lab and back to the same place', async ({ openLab, dataDir }) => {
  const { page } = await openLab();
  await openLesson(page, /1/);
  await scrollBy(page, 20);
  const button = page
    .getByRole('article')
    .getByRole('button', { name: /^Open in the Lab/ })
    .first();
  await button.scrollIntoViewIfNeeded();
  const place = await keptPlace(page, dataDir);
  await button.click();
  const lab = new LabPage(page);
  await expect(lab.sentence).toHaveValue(presetSpec('cat-tired').text);
  await page.getByRole('link', { name: /^Back to “/ }).click();
  await expectPlace(page, place);
});

test('searching finds a place in a lesson and opens it', async ({ openLab }) => {
  const { page } = await openLab();
  await openLesson(page, /1/);
  await page.keyboard.press('/');
  await page.getByLabel('Words to look for').fill('layers');
  const result = page.getByRole('option').first();
  await expect(result).toContainText(/layer/i);
  await result.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('article')).toBeVisible();
});

test('a note on a passage is kept, and a mark is painted', async ({ openLab, dataDir }) => {
  const first = await openLab();
  await first.page.setViewportSize({ width: 1360, height: 900 });
  await openLesson(first.page, /1/);
  const paragraph = first.page.getByRole('article').locator('p[data-block]').first();
  await paragraph.click({ clickCount: 3 });
  await first.page
    .getByRole('toolbar', { name: 'Selected words' })
    .getByRole('button', { name: 'Note' })
    .click();
  await first.page.getByRole('textbox', { name: /^Note on/ }).fill('Remember this');
  await first.page.keyboard.press('Escape');
  await expect(first.page.getByLabel('My notes').getByText('Remember this')).toBeVisible();
  expect(await first.page.evaluate(() => CSS.highlights.get('lesson-notes')?.size)).toBe(1);
  const kept = `SELECT name FROM document WHERE name = 'notes' AND body LIKE '%Remember this%'`;
  await expect.poll(() => rowsOf(dataDir, kept)).toHaveLength(1);
  await first.kill();
  const second = await openLab();
  await second.page.setViewportSize({ width: 1360, height: 900 });
  await openLesson(second.page, /1/);
  await expect(second.page.getByLabel('My notes').getByText('Remember this')).toBeVisible();
  await expect
    .poll(() => second.page.evaluate(() => CSS.highlights.get('lesson-notes')?.size))
    .toBe(1);
});

test('own lessons: a starter, an error in place with file and line, mended by a save', async ({
  openLab,
  dataDir,
}) => {
  const { page } = await openLab();
  await page
    .getByRole('link', { name: /^Lessons/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Create a starter lesson' }).click();
  await page.getByRole('link', { name: /My first lesson/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My first lesson');

  const [folder = ''] = readdirSync(join(dataDir, 'lessons'));
  const file = join(dataDir, 'lessons', folder, 'lesson.md');
  const head = (title: string) => headOf(folder, title);
  writeFileSync(file, `${head('Changed')}Text\n\n::nothing{}\n`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changed');
  await expect(page.getByLabel('Problems')).toContainText(`${folder}/lesson.md:16`);

  writeFileSync(file, '---\nbroken');
  await page.getByRole('link', { name: 'Lessons', exact: true }).last().click();
  await expect(page.getByLabel('Problems')).toContainText(`${folder}/lesson.md`);
  await openLesson(page, /1/);

  const long = Array.from(
    { length: 500 },
    (_, i) => `Paragraph ${i} with :term[query] and $x_${i}$.`,
  );
  writeFileSync(file, head('Five hundred') + long.join('\n\n'));
  await page.getByRole('link', { name: 'Lessons', exact: true }).last().click();
  await page.getByRole('link', { name: /Five hundred/ }).click();
  await expect(page.getByText('Paragraph 499')).toBeAttached({ timeout: 30_000 });
});

test('steps, projections and costs are worked with the keyboard alone', async ({ openLab }) => {
  const { page } = await openLab();
  const base = page.url().split('#')[0] ?? '';
  const widget = (name: string) => page.getByRole('region', { name });

  await page.goto(`${base}#/lessons/step-by-step`);
  const steps = widget('I love cats, step by step');
  await steps.getByRole('button', { name: 'Next step' }).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await expect(steps).toContainText('Step 2');
  const run = runExperiment(presetSpec('i-love-cats'));
  const scores = stageOf(run, 'scores', 0, 0);
  const first = (scores.data[scores.cols] ?? 0).toFixed(2);
  await expect(steps.getByTestId('step-numbers').locator('annotation')).toContainText(first);
  await expect(steps.getByRole('region', { name: 'This step in code' })).toContainText('@');
  // Space as well: on a busy machine a short key press moves the focus, but not always the choice.
  await steps.getByRole('radio', { name: 'NumPy' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(steps.getByRole('radio', { name: 'TypeScript' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(steps.getByRole('region', { name: 'This step in code' })).not.toContainText('@');

  await page.goto(`${base}#/lessons/query-key-value`);
  const matrices = widget('Without projections, and with them');
  await matrices.getByRole('radio', { name: 'Identity' }).focus(); // and it is scrolled to
  await expect(matrices.getByTestId('row-in-words')).toContainText(/love” looks .*love/);
  await page.keyboard.press('ArrowLeft');
  await expect(matrices.getByRole('radio', { name: 'Matrices' })).toBeFocused();
  await page.keyboard.press('Space');
  const weights = stageOf(run, 'weights', 0, 0);
  const most = ((weights.data[weights.cols] ?? 0) * 100).toFixed(1);
  await expect(matrices.getByTestId('row-in-words')).toContainText(`${most}\u00a0% I`);

  await page.goto(`${base}#/lessons/cost-and-sparse-attention`);
  const costs = widget('Counted and measured');
  await costs.getByRole('slider', { name: 'Number of words' }).focus();
  await page.keyboard.press('ArrowRight');
  const cost = costOf({ kind: 'dense', tokens: 1024, dModel: 512, heads: 8 });
  const row = costs.getByTestId('cost').getByRole('row', { name: /^Scores/ });
  await expect(row.locator('[data-value]')).toHaveAttribute(
    'data-value',
    String(cost.stages[1]?.multiplyAdds),
  );
  await costs.getByRole('button', { name: 'Measure' }).press('Enter');
  await expect(costs.getByRole('progressbar', { name: 'Measurement' })).toBeVisible();
  await costs.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(costs.getByRole('progressbar')).toHaveCount(0);
});
