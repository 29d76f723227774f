import {
  DEFAULT_SPEC,
  presetSpec,
  runExperiment,
  stageOf,
} from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { downloaded } from './downloaded.ts';
import { LabPage } from './lab-page.ts';

const STAGES = [
  ['Q', 'query'],
  ['K', 'key'],
  ['V', 'value'],
  ['Scores', 'scores'],
  ['Scaled', 'scaled'],
  ['Masked', 'masked'],
  ['Weights', 'weights'],
  ['Head', 'headOutput'],
  ['Concat', 'concat'],
  ['Output', 'output'],
] as const;

const percent = (weight = NaN) =>
  weight === 0 ? '0\u00a0%' : `${(weight * 100).toFixed(1)}\u00a0%`;

test('two experiments side by side: inputs, stages, and one hand in all maps', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await expect(new LabPage(page).map).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  // With nothing of one's own yet, the course's pair is there: the same sentence but for one word.
  await expect(page.getByRole('list', { name: 'What was set otherwise' })).toContainText(
    '“tired” → “dirty”',
  );
  // It opens where the weights differ most: in the layer where “it” has learned of the last word.
  await expect(page.getByRole('combobox', { name: 'Layer' })).toContainText('2');
  const second = page.getByRole('grid', { name: 'Second: Weights' });
  const difference = page.getByRole('grid', { name: 'Difference: Weights' });
  await expect(difference).toBeVisible();

  const [tired, dirty] = [presetSpec('cat-tired'), presetSpec('mat-dirty')].map(runExperiment);
  if (!tired || !dirty) throw new Error('There are no presets.');
  const [row, col] = [tired.tokens.indexOf('it'), tired.tokens.indexOf('cat')];
  const at = (run: typeof tired) => stageOf(run, 'weights', 0, 1).data[row * 11 + col] ?? NaN;
  await page
    .getByRole('list', { name: 'Changed most' })
    .getByRole('button', { name: /^it → cat/ })
    .click();
  const told = page.getByTestId('compared-cell');
  await expect(told).toContainText(`${percent(at(tired))} → ${percent(at(dirty))}`);
  const points = (at(dirty) - at(tired)) * 100;
  await expect(told).toContainText(`−${Math.abs(points).toFixed(1)}\u00a0points`);

  // The same cell is picked in each map; the arrows of one move all.
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(3);
  await second.focus();
  await page.keyboard.press('ArrowRight');
  await expect(told).toContainText('it → sat');
  await expect(difference.getByRole('gridcell')).toHaveAccessibleName(/^it → sat: .*points$/);

  // A map can have the room of all, and leaves as a file.
  await page.getByRole('button', { name: 'Second − first, enlarged' }).click();
  await expect(second).toBeHidden();
  await page.getByRole('button', { name: 'Export Second − first' }).click();
  const { bytes } = await downloaded(page, () =>
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  );
  const line = bytes
    .toString()
    .split(/\r?\n/u)
    .find((one) => one.startsWith('it,'));
  expect(Number(line?.split(',')[col + 1])).toBe(at(dirty) - at(tired));
  await page.getByRole('button', { name: 'Second − first, enlarged' }).click();

  // Every stage of the computation has its difference.
  const stages = page.getByRole('list', { name: 'What came of it' });
  for (const [label, stage] of STAGES) {
    const [before, after] = [tired, dirty].map((run) => [...stageOf(run, stage, 0, 1).data]);
    const button = stages.getByRole('button', { name: new RegExp(`^${label}\\b`) }).first();
    if (before?.every((value, i) => value === after?.[i])) {
      await expect(button).toContainText('the same');
      continue;
    }
    await button.click();
    const map = page.getByRole('grid', { name: `Difference: ${label}`, exact: true });
    await map.focus();
    for (const key of ['End', 'PageDown', 'End']) await page.keyboard.press(key);
    await expect(map.getByRole('gridcell'), label).toHaveAttribute(
      'data-value',
      String((after?.at(-1) ?? NaN) - (before?.at(-1) ?? NaN)),
    );
  }
});

test('sentences of unlike length are compared word by word, and what has no counterpart is said', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await expect(new LabPage(page).map).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('combobox', { name: 'Second experiment' }).click();
  await page.getByRole('option', { name: 'Course: The bank of the river' }).click();
  await expect(page.getByRole('grid', { name: /^First/ })).toBeVisible();
  await expect(page.getByRole('grid', { name: /^Second/ })).toBeVisible();
  const words = page.getByRole('region', { name: 'Aligned by word' });
  await expect(words).toContainText('3 words stand in both');
  await expect(words).toContainText('Only in the second: I, by, bank, of, the, river');
  const [cat, river] = [presetSpec('cat-tired'), presetSpec('bank-river')].map(runExperiment);
  const weight = (run: typeof cat, from: string, to: string) => {
    const { cols, data } = stageOf(run, 'weights', 0, 0);
    return data[run.tokens.indexOf(from) * cols + run.tokens.indexOf(to)] ?? NaN;
  };
  await page.getByRole('combobox', { name: 'Layer' }).click();
  await page.getByRole('option', { name: '1', exact: true }).click();
  const difference = page.getByRole('grid', { name: 'Difference: Weights' });
  await expect(difference).toHaveAttribute('aria-rowcount', '3');
  await difference.focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const told = page.getByTestId('compared-cell');
  await expect(told).toContainText('sat → .');
  await expect(told).toContainText(
    `${percent(weight(cat, 'sat', '.'))} → ${percent(weight(river, 'sat', '.'))}`,
  );
  await page.getByRole('button', { name: 'Swap the two' }).click();
  await expect(words).toContainText('Only in the first: I, by');
});

test('what is on the desk is compared with what was saved', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.save('Before');
  await page.getByRole('radio', { name: 'Causal' }).click();
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, mask: { kind: 'causal' } }, 'it');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('list', { name: 'What was set otherwise' })).toHaveText(
    'mask none → causal',
  );
  await expect(page.getByRole('button', { name: /^Scores the same/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Weights \d+ of 400/ })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the Lab' }).click();
  await expect(lab.map).toBeVisible();
});
