import type { Page } from '@playwright/test';
import { DEFAULT_SPEC, runExperiment, stageOf } from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

const run = runExperiment(DEFAULT_SPEC);
const WORD = { on: 3, it: 7, tired: 9 };

/** Opens the walk-through; the desk has the experiment that the lab begins with. */
async function walk(page: Page): Promise<void> {
  await expect(new LabPage(page).map).toBeVisible();
  await page.getByRole('link', { name: 'Walk-through' }).click();
  await expect(page.getByTestId('walk')).toBeVisible();
}

const matrix = (page: Page, name: RegExp) => page.getByRole('grid', { name });
const step = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: new RegExp(`${name}$`) });
const valueAt = (page: Page, name: RegExp, row: number, col: number) =>
  matrix(page, name).locator(`[data-row="${row}"][data-col="${col}"]`);

test('every matrix of the layer is there with the digits of the core', async ({ openLab }) => {
  const { page } = await openLab();
  await walk(page);
  for (const [name, stage] of [
    [/^X, 10 × 32/, 'embeddings'],
    [/^Q, head 1/, 'query'],
    [/^V, head 1/, 'value'],
    [/^Scaled, head 1, 10 × 10/, 'scaled'],
    [/^Weights, head 1, 10 × 10/, 'weights'],
    [/^Output, 10 × 32/, 'output'],
  ] as const) {
    const { data, cols } = stageOf(run, stage, 0);
    const shown = await matrix(page, name)
      .locator('[data-value]')
      .evaluateAll((cells) =>
        cells.map((cell) => {
          const { row, col, value } = (cell as HTMLElement).dataset;
          return [Number(row), Number(col), Number(value)] as const;
        }),
      );
    expect(shown.length).toBeGreaterThan(50);
    for (const [row, col, value] of shown) expect(value).toBe(data[row * cols + col]);
  }

  // The sentence is edited here as in the map; an error stands below it, and the numbers stay.
  const { sentence, alert } = new LabPage(page);
  await sentence.fill('cats sleep');
  await expect(matrix(page, /^Weights, head 1, 2 × 2/)).toBeVisible();
  await sentence.fill('');
  await expect(alert).toContainText('Type at least one word');
  await expect(matrix(page, /^Weights, head 1, 2 × 2/)).toBeVisible();
});

test('a number lights up the row and the column that make it, and is taken apart', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await walk(page);
  await page.getByRole('radio', { name: 'One by one' }).click();
  await step(page, 'Scores').click();
  await expect(page.getByRole('region', { name: 'This step in code' })).toBeVisible();
  await valueAt(page, /^Scores/, WORD.it, WORD.tired).click();
  await expect(matrix(page, /^Q, head 1/).locator('[data-lit]')).toHaveCount(8);
  await expect(valueAt(page, /^Q, head 1/, WORD.it, 0)).toHaveAttribute('data-lit');
  await expect(valueAt(page, /^K transposed/, WORD.tired, 0)).toHaveAttribute('data-lit');
  const { data, cols } = stageOf(run, 'scores', 0);
  const digits = Math.abs(data[WORD.it * cols + WORD.tired] ?? NaN).toFixed(2);
  await expect(page.getByTestId('numbers-put-in')).toContainText(digits);

  // The same number is followed into the next steps. Escape gives the arrow keys back to these.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'Scaled scores' })).toBeVisible();
  await expect(matrix(page, /^Scaled/).locator('[aria-selected="true"]')).toHaveAttribute(
    'data-value',
    String(stageOf(run, 'scaled', 0).data[WORD.it * cols + WORD.tired]),
  );
});

test('the keys go through the steps, and play goes by itself', async ({ openLab }) => {
  const { page } = await openLab();
  await walk(page);
  await page.getByRole('radio', { name: 'One by one' }).click();
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  await page.getByTestId('walk').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Home');
  await expect(heading('Word vectors')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(heading('Queries')).toBeVisible();
  await page.keyboard.press('End');
  await expect(heading('Output of the attention')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next step' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Speed' }).click();
  await page.getByRole('option', { name: 'Fast' }).click();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(heading('Word vectors')).toBeVisible();
  await expect(heading('Queries')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('predict first: no digit of the result is in the page until a guess is made', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await walk(page);
  await page.getByRole('radio', { name: 'One by one' }).click();
  await step(page, 'Weights').click();
  await page.getByRole('switch', { name: 'Predict first' }).click();
  const weights = matrix(page, /^Weights/);
  await expect(weights.getByRole('gridcell', { name: /not told yet/ })).toHaveCount(100);
  await expect(weights.locator('[data-value]')).toHaveCount(0);
  await expect(page.getByTestId('numbers-put-in')).toBeHidden();
  const field = page.getByRole('textbox', { name: /What will the weight of/ });
  await field.fill('cats');
  await field.press('Enter');
  await expect(page.getByTestId('guess-verdict')).toContainText('cannot be read as a number');
  await field.fill('9/10');
  await field.press('Enter');
  await expect(page.getByTestId('guess-verdict')).toContainText('too high');
  await expect(weights.locator('[data-value]')).toHaveCount(100);
  await expect(page.getByTestId('numbers-put-in')).toBeVisible();
});

test('formula, numbers and code: a symbol of one lights up in the others', async ({ openLab }) => {
  const { page } = await openLab();
  await walk(page);
  await page.getByRole('button', { name: 'Formula and code' }).click();
  await step(page, 'Scores').click();
  const faces = page.getByRole('complementary', { name: 'Formula and code' });
  const code = faces.getByRole('region', { name: 'The steps in code' });
  await expect(code.locator('[data-current]')).toHaveText(/scores = Q @ K.T/);
  await faces
    .getByLabel('Symbols of this step')
    .getByRole('button', { name: 'K', exact: true })
    .focus();
  await expect(code.locator('.symbol-lit').first()).toHaveText('K');
  await expect(faces.locator('.linked-formula .symbol-lit').first()).toBeVisible();
  // By keys: Tab comes to a symbol of the formula, and once more to one of the code; arrows go on from there.
  const formula = faces.getByRole('group', { name: 'Symbols of the formula' }).first();
  await formula.getByRole('button', { name: 'Q' }).focus();
  await expect(code.locator('.symbol-lit').first()).toHaveText('Q');
  await page.keyboard.press('ArrowRight');
  await expect(formula.getByRole('button', { name: 'K' })).toBeFocused();
  await expect(code.locator('.symbol-lit').first()).toHaveText('K');
  const symbol = code.getByRole('button').first();
  await symbol.focus();
  await expect(symbol).toHaveAttribute('tabindex', '0');
  await expect(code.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(code.getByRole('button').last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(symbol).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');

  await code.locator('[data-stage="value"]').first().click();
  await expect(page.getByRole('button', { name: 'V', exact: true }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('radio', { name: 'TypeScript' }).click();
  await expect(code.locator('[data-current]')).toHaveText(
    /const scores = timesTransposed\(Q, K\);/,
  );
});

test('code, LaTeX and a matrix are copied whole', async ({ openLab }) => {
  const { page } = await openLab();
  await page.evaluate(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    const writeText = (text: string) => Promise.resolve(void copied.push(text));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
  await walk(page);
  await page.getByRole('button', { name: 'Formula and code' }).click();
  await page.getByRole('button', { name: 'Copy programme' }).click();
  await page.getByRole('button', { name: 'Copy LaTeX' }).click();
  await page.getByRole('button', { name: 'Copy X as CSV' }).click();
  await expect(page.getByText('X as CSV is copied.', { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
  const [programme = '', latex = '', csv = ''] = copied;
  expect(programme).toContain('import numpy as np');
  expect(programme).toContain('weights = softmax(masked, 1)');
  expect(latex).toContain('\\frac');
  expect(latex).not.toContain('textcolor');
  const rows = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(rows).toHaveLength(11);
  expect(rows[8]?.slice(1).map(Number)).toEqual(
    Array.from(stageOf(run, 'embeddings', 0).data.subarray(7 * 32, 8 * 32)),
  );
});

test('the decimals are kept for the next start', async ({ openLab }) => {
  const first = await openLab();
  await walk(first.page);
  await first.page.getByRole('combobox', { name: 'Decimals' }).click();
  await first.page.getByRole('option', { name: '4 decimals' }).click();
  const cell = valueAt(first.page, /^Weights/, WORD.it, 0);
  const weight = stageOf(run, 'weights', 0).data[WORD.it * 10] ?? NaN;
  await expect(cell).toHaveText(weight.toFixed(4));
  await first.close();
  const { page } = await openLab();
  await walk(page);
  await expect(valueAt(page, /^Weights/, WORD.it, 0)).toHaveText(weight.toFixed(4));
});

test('a long sentence is shown around the followed number, and says so', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill(Array.from({ length: 60 }, (_, i) => `word${i + 1}`).join(' '));
  await expect(lab.map).toHaveAccessibleName(/60 × 60/);
  await page.getByRole('link', { name: 'Walk-through' }).click();
  await page.getByRole('radio', { name: 'One by one' }).click();
  await step(page, 'Weights').click();
  const weights = matrix(page, /^Weights, head 1, 60 × 60/);
  await expect(page.getByText(/Around the followed number: rows/).first()).toBeVisible();
  await weights.focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await expect(weights.locator('[aria-selected="true"]')).toHaveAttribute('data-row', '59');
  await expect(weights.locator('[aria-selected="true"]')).toHaveAttribute('data-col', '59');
  expect(await weights.locator('[data-value]').count()).toBeLessThanOrEqual(14 * 14);
});
