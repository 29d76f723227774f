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

test('an output number as bars: unfolded, and a token, a head, a value switched off', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  await page.getByRole('tab', { name: 'Output' }).click();
  await page.getByRole('radio', { name: 'Bars' }).click();
  const output = stageOf(run, 'output', 0);
  const total = page.getByTestId('bars-total');
  const written = (value = NaN) => `= ${value < 0 ? '−' : ''}${Math.abs(value).toFixed(4)}`;
  await expect(total).toHaveText(written(output.data[it * output.cols]));
  const bars = page.getByRole('list', { name: 'What makes up it, dimension 1' });
  await expect(bars.getByRole('button', { expanded: false })).toHaveCount(10);

  await bars.getByRole('button', { name: /^cat\s*:/ }).press('Enter');
  await bars.getByRole('button', { name: 'Head 2, value off' }).click();
  const value = { kind: 'value', layer: 0, head: 1, token: 1 } as const;
  const without = (ablations: (typeof value)[]) =>
    stageOf(runExperiment({ ...DEFAULT_SPEC, ablations }), 'output', 0).data[it * output.cols];
  await expect(total).toHaveText(written(without([value])));
  await bars.getByRole('button', { name: 'Head 2, value off' }).click();
  await expect(total).toHaveText(written(output.data[it * output.cols]));

  await bars.getByRole('button', { name: 'cat off', exact: true }).click();
  await expect(total).not.toHaveText(written(output.data[it * output.cols]));
  await bars.getByRole('button', { name: 'cat off', exact: true }).click();
  await page.getByRole('radio', { name: 'By head' }).click();
  await expect(bars.getByRole('button', { expanded: false })).toHaveCount(4);
});

test('vectors on a plane, before and after, walked with the arrow keys', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  await page.getByRole('radio', { name: 'Space' }).click();
  const plot = page.getByRole('group', { name: 'Map of vectors' });
  await expect(plot.getByRole('button', { name: 'cat, query', exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'Before → after' }).click();
  const before = plot.getByRole('button', { name: 'The, before', exact: true });
  await before.focus();
  await page.keyboard.press('ArrowRight');
  await expect(plot.getByRole('button', { name: 'cat, before', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(plot.getByRole('button', { pressed: true })).toHaveCount(2);
  await expect(page.getByText(/^Nearest to “cat, before” on this map: “.+”\.$/)).toBeVisible();
  await expect(page.getByText(/32 dimensions flattened to 2, which hold \d+/)).toBeVisible();
});
