import { DEFAULT_SPEC, runExperiment, stageOf } from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

const run = runExperiment(DEFAULT_SPEC);
const it = run.tokens.indexOf('it');
/** A weight of the first head, as the lab writes it. */
const share = (row: number, col: number) =>
  `${((stageOf(run, 'weights', 0).data[row * 10 + col] ?? NaN) * 100).toFixed(0)}\u00a0%`;

test('lines between words: filtered by strength, isolated by a word, read with the keyboard', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  await page.getByRole('radio', { name: 'Lines' }).click();
  const asking = page.getByRole('group', { name: 'Words that ask' });
  const asked = page.getByRole('group', { name: 'Words that are asked' });
  await expect(asking.getByRole('button', { pressed: true })).toHaveText(/^it/);
  await expect(asked.getByRole('button').nth(1)).toHaveText(`cat, ${share(it, 1)}`);
  await expect(page.getByTestId('isolated-lines').locator('path')).not.toHaveCount(0);

  const slider = page.getByRole('slider', { name: 'Least weight of a line' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('status').filter({ hasText: 'lines' })).toHaveText('100 lines');
  await expect(page.getByTestId('isolated-lines').locator('path')).toHaveCount(10);
  await page.keyboard.press('End');
  await expect(page.getByRole('status').filter({ hasText: 'line' })).not.toHaveText('100 lines');

  await asking.getByRole('button', { pressed: true }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(asking.getByRole('button', { pressed: true })).toHaveText(/^because/);
  await expect(asked.getByRole('button').nth(1)).toHaveText(`cat, ${share(it - 1, 1)}`);
  await page.keyboard.press('Escape');
  await expect(asking.getByRole('button', { pressed: true })).toHaveCount(0);
});

test('the text itself is tinted, in both directions', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  await page.getByRole('radio', { name: 'Text' }).click();
  const text = page.getByRole('group', { name: 'Sentence as text' });
  await expect(text.getByRole('button').nth(1)).toHaveText(`cat, ${share(it, 1)}`);
  await text.getByRole('button', { pressed: true }).focus();
  await page.keyboard.press('Home');
  await expect(text.getByRole('button').nth(1)).toHaveText(`cat, ${share(0, 1)}`);
  await page.getByRole('radio', { name: 'Who looks at it' }).click();
  await expect(text.getByRole('button').nth(1)).toHaveText(`cat, ${share(1, 0)}`);
  await lab.secondSentence.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Second sentence' }).click();
  await expect(page.getByRole('group', { name: 'Second sentence as text' })).toBeVisible();
});

test('all heads at a glance: opened, isolated, switched off and on again', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await expect(lab.map).toBeVisible();
  await page.getByRole('radio', { name: 'Heads' }).click();
  const layer = page.getByRole('region', { name: 'Layer 1' });
  await expect(layer.getByRole('button', { name: /^Head \d [\d.]+ bit$/ })).toHaveCount(4);

  await layer.getByRole('button', { name: 'Head 2 off' }).click();
  await expect(layer.getByRole('button', { name: 'Head 2 switched off' })).toBeVisible();
  await layer.getByRole('button', { name: 'Head 3 only' }).click();
  await expect(layer.getByRole('button', { name: /switched off$/ })).toHaveCount(3);
  await page.getByRole('button', { name: 'All heads on' }).click();
  await expect(layer.getByRole('button', { name: /switched off$/ })).toHaveCount(0);

  await page.getByRole('radio', { name: 'Less the average' }).click();
  await expect(layer.getByRole('button', { name: /differs by \d+/ })).toHaveCount(4);
  await layer.getByRole('button', { name: /^Head 1 differs/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(lab.map).toHaveAccessibleName('Weights, head 2, 10 × 10');
});
