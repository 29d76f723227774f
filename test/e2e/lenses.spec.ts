import { gradient, jacobianNorm } from '../../src-core/attention/index.ts';
import { DEFAULT_SPEC, runExperiment } from '../../src-core/experiment/index.ts';
import { costOf } from '../../src-core/kernels/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

const run = runExperiment(DEFAULT_SPEC);

test('lenses: saturation of the chosen row, slopes with their measurement, and the cost', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  await page.getByRole('radio', { name: 'Lenses' }).click();
  const weights = run.layer.heads[0]!.weights.data.subarray(70, 80);
  const norm = page.getByTestId('saturation').locator('[data-value]');
  await expect(norm).toHaveAttribute('data-value', String(jacobianNorm(weights)));
  await expect(page.getByRole('group', { name: /^Entropy over the temperature/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Divisor' }).click();
  await expect(
    page.getByRole('group', { name: /^Entropy over the divisor: .* bit at 2\.83/ }),
  ).toBeVisible();
  await expect(page.getByRole('group', { name: /Jacobian over the divisor/ })).toBeVisible();

  const map = page.getByRole('grid').first();
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: 'Gradient' }).click();
  const slopes = page.getByRole('grid', { name: /^Slopes by X, 10 × 32/ });
  await slopes.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('slope')).toContainText('agree');
  const cell = page.getByTestId('picked-value');
  const picked = Number(await cell.getAttribute('data-value'));
  const index = run.layer.heads[0]!.weights.data.indexOf(picked);
  const of = {
    layer: 0,
    stage: 'weights',
    head: 0,
    row: Math.floor(index / 10),
    col: index % 10,
  } as const;
  const expected = gradient(run, of, { layer: 0, stage: 'embeddings', head: 0 }).data[0];
  await expect(page.getByTestId('slope').locator('[data-value]')).toHaveAttribute(
    'data-value',
    String(expected),
  );

  await page.getByRole('radio', { name: 'Cost' }).click();
  const cost = costOf({ kind: 'dense', tokens: 10, dModel: 32, heads: 4 });
  const scores = page.getByTestId('cost').getByRole('row', { name: /^Scores/ });
  await expect(scores.locator('[data-value]')).toHaveAttribute(
    'data-value',
    String(cost.stages[1].multiplyAdds),
  );
});

test('a scaling run is measured here, can be cancelled, and leaves edits alone', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  await page.getByRole('radio', { name: 'Lenses' }).click();
  await page.getByRole('radio', { name: 'Cost' }).click();
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(page.getByRole('progressbar', { name: 'Measurement' })).toBeVisible();
  // A picture follows while it is measured.
  await lab.sentence.fill('The cat slept');
  await expect(page.getByRole('grid').first()).toHaveAccessibleName(/3 × 3/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByTestId('scaling')).toHaveCount(0);

  await page.getByRole('button', { name: 'Measure' }).click();
  const table = page.getByTestId('scaling');
  await expect(table.getByRole('row', { name: /^grows as/ })).toContainText(/n\d\.\d\d/, {
    timeout: 40_000,
  });
  await expect(table.getByRole('row', { name: /^512/ })).toBeVisible();
  // The points of the chart are told one by one.
  await page.getByRole('group', { name: /both logarithmic.*grows as n\^/ }).press('Home');
  for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page.getByTestId('curve-point')).toHaveText(/^causal: tokens 128.*, ms \d/);

  // Only dense attention keeps the map: its memory grows with the square, that of the others with the length.
  await page.getByRole('radio', { name: 'Memory' }).click();
  const memory = page.getByRole('table', { name: 'Mebibytes by length' });
  const cells = memory.getByRole('row', { name: /^1024/ }).getByRole('cell');
  const [dense = 0, causal = 0, , streaming = 0] = (await cells.allTextContents()).map(Number);
  expect(dense).toBeGreaterThan(4 * 4); // 4 heads of 1024 × 1024 numbers of 4 bytes, in MiB
  expect(streaming).toBeLessThan(dense / 4);
  expect(causal).toBe(streaming);
});
