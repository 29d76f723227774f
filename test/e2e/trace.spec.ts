import { expect, test } from './fixtures.ts';
import type { Page } from '@playwright/test';
import { explain, type Address } from '../../src-core/attention/index.ts';
import { DEFAULT_SPEC, runExperiment } from '../../src-core/experiment/index.ts';
import { LabPage } from './lab-page.ts';

const run = runExperiment(DEFAULT_SPEC);
const at = (address: Partial<Address>): Address => ({
  ...{ layer: 0, stage: 'weights', head: 0, row: 7, col: 1 },
  ...address,
});

/** Picks a number of the shown map by its keyboard. */
async function pick(page: Page, row: number, col: number): Promise<void> {
  const map = page.getByRole('grid');
  await map.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < col; i++) await page.keyboard.press('ArrowRight');
  await expect(page.locator(`#cell-${row}-${col}`)).toHaveAttribute('data-value', /./);
  const value = await page.locator(`#cell-${row}-${col}`).getAttribute('data-value');
  // What is told beside the map follows it.
  await expect(page.getByTestId('picked-value')).toHaveAttribute('data-value', value ?? '');
}

test('a number unfolds with the keyboard alone, down to the inputs, and every digit is the core’s', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await expect(page.getByRole('grid')).toBeVisible();
  await pick(page, 7, 1);
  await page.getByRole('radio', { name: 'Trace' }).click();
  const tree = page.getByRole('tree', { name: 'What made it' });
  const first = tree.getByRole('treeitem').first();
  await expect(first).toContainText('M[it, cat]');
  await first.focus();
  // The weight’s score, the scaled score, the score, the product, its query, that query’s first term, the word vector.
  for (const next of ['S′[it, cat]', 'S[it, cat]', 'Q[it,', 'Q[it,', 'X[it,', 'X[it,', 'E[it,']) {
    // Unfolds, and goes on as soon as the terms are there.
    await expect(async () => {
      await page.keyboard.press('ArrowRight');
      await expect(page.locator(':focus')).toContainText(next, { timeout: 200 });
    }).toPass({ timeout: 5000 });
  }
  const open = tree.locator('[data-path="0.0.0"] [data-value]').first();
  const score = Number(await open.getAttribute('data-value'));
  expect(score).toBe(explain(run, at({ stage: 'scores' })).value);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem', { level: 2 })).toHaveCount(0);
});

test('a term lights up what feeds it; a click goes there, and there are three ways back', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await pick(page, 7, 1);
  await page.getByRole('tab', { name: 'Scores' }).click();
  await page.getByRole('radio', { name: 'Trace' }).click();
  const tree = page.getByRole('tree');
  await tree.getByRole('treeitem').first().hover();
  await expect(page.getByTestId('lit').locator('div')).toHaveCount(2);

  // What the hand rests on in the picture is marked among the terms.
  await page.getByRole('tab', { name: 'Weights' }).click();
  await expect(tree.getByRole('treeitem').first()).toContainText('M[it');
  const picked = await page.getByRole('gridcell').boundingBox();
  await page.mouse.move((picked?.x ?? 0) + 8, (picked?.y ?? 0) + 8);
  await expect(tree.locator('[data-lit]')).toHaveCount(1);
  await page.getByRole('tab', { name: 'Scores' }).click();

  await tree
    .getByText(/^K\[cat, \d\]$/)
    .first()
    .click();
  const map = page.getByRole('grid');
  await expect(map).toHaveAccessibleName(/^K, head 1/);
  await expect(page.getByTestId('picked-title')).toContainText('cat');
  await expect(page).toHaveURL(/stage=key.*way=scores/);
  await page.reload();
  await page.getByRole('navigation', { name: 'Way back' }).getByRole('button').click();
  await expect(map).toHaveAccessibleName(/^Scores/);
  await expect(page).toHaveURL(/stage=scores/);

  await page.goBack();
  await expect(map).toHaveAccessibleName(/^K, head 1/);
  await page.goForward();
  await expect(map).toHaveAccessibleName(/^Scores/);
});

test('every picture shows what a line stands for, and the lines what the hand is on', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await new LabPage(page).select('it');
  const looked = page.getByRole('list', { name: '“it” looks at' });
  const first = looked.getByRole('button').first();
  const picture = page.getByRole('tabpanel');
  const show = (name: string) => page.getByRole('radio', { name, exact: true }).click();
  const word = (await first.textContent())?.split(' ')[0] ?? '';

  await first.focus();
  await expect(page.getByTestId('lit').locator('div')).toHaveCount(1);

  await show('Lines');
  await first.focus();
  const asked = picture.getByRole('group', { name: 'Words that are asked' });
  await expect(asked.locator('[data-lit]')).toContainText(word);
  await expect(page.getByTestId('lit-lines').locator('path')).toHaveCount(1);
  await asked.getByRole('button', { name: /^cat/ }).hover();
  await expect(looked.locator('.part-lit')).toContainText('cat');

  await show('Text');
  await first.focus();
  await expect(picture.locator('button[data-lit]')).toContainText(word);
  await picture.getByRole('button', { name: /^cat/ }).hover();
  await expect(looked.locator('.part-lit')).toContainText('cat');

  await show('Heads');
  await first.focus();
  await expect(picture.locator('i[data-lit]')).toHaveCount(1);
  await picture.locator('[data-tile="0/0"] canvas').hover({ position: { x: 18, y: 95 } });
  await expect(looked.locator('.part-lit')).toHaveCount(1);

  await show('Space');
  await first.focus();
  await expect(picture.locator('g[data-lit]')).toHaveCount(2);

  await page.getByRole('tab', { name: /^Head/ }).click();
  await show('Map');
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowRight');
  await show('Bars');
  await show('Trace');
  const term = page.getByRole('treeitem').first();
  await term.focus();
  const bar = picture.locator('[data-lit]');
  await expect(bar).toHaveCount(1);
  await bar.getByRole('button').first().focus();
  await expect(page.getByRole('tree').locator('[data-lit]')).toHaveCount(1);
});

test('the address opens the number and what is unfolded below it', async ({ openLab }) => {
  const { page } = await openLab();
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('radio', { name: 'Trace' }).click();
  await page.getByRole('radio', { name: '3', exact: true }).click();
  await pick(page, 4, 2);
  const tree = page.getByRole('tree');
  await expect(tree.getByRole('treeitem').first()).toContainText('[the, sat]');
  await tree
    .getByRole('treeitem')
    .first()
    .click({ position: { x: 4, y: 8 } });
  await tree
    .getByRole('treeitem', { level: 2 })
    .first()
    .click({ position: { x: 4, y: 8 } });
  await expect(page).toHaveURL(/stage=weights.*head=3.*cell=5,3.*open=0\.0/);
  const before = await tree.getByRole('treeitem').allTextContents();
  await page.reload();
  await expect(page.getByRole('grid')).toHaveAccessibleName(/^Weights, head 3/);
  await expect.poll(() => tree.getByRole('treeitem').allTextContents()).toEqual(before);
});

test('a sum is copied as text and as LaTeX', async ({ openLab }) => {
  const { page } = await openLab();
  await pick(page, 7, 1);
  await page.getByRole('radio', { name: 'Trace' }).click();
  await page.evaluate(() => {
    const told = window as unknown as { copied: string[] };
    told.copied = [];
    // Whichever way the text takes, it ends here.
    document.addEventListener('copy', () => told.copied.push(String(document.getSelection())));
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(told.copied.push(text)) },
    });
  });
  const copied = () =>
    page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1));
  const copy = page.getByRole('group', { name: 'Copy' });
  await copy.getByRole('button', { name: 'Text' }).click();
  await expect.poll(copied).toContain('e^(M[it, cat]');
  await copy.getByRole('button', { name: 'LaTeX' }).click();
  await expect.poll(copied).toContain('\\begin{aligned}');
  await copy.getByRole('button', { name: 'Link' }).click();
  await expect.poll(copied).toContain('cell=8,2');
});

test('what a number does to later ones: largest first, and a click goes there', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await pick(page, 7, 1);
  await page.getByRole('radio', { name: 'Influence' }).click();
  const heads = page.getByRole('list', { name: 'Numbers of Head, head 1 that change' });
  await expect(heads.getByRole('listitem')).toHaveCount(5);
  const amounts = () =>
    heads
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => Number((item as HTMLElement).dataset['value'])));
  const { value } = run.layer.heads[0]!;
  const largest = Array.from(value.data.subarray(8, 16)).sort((a, b) => Math.abs(b) - Math.abs(a));
  await expect.poll(amounts).toEqual(largest.slice(0, 5));
  await heads.getByRole('button').first().click();
  await expect(page.getByRole('grid')).toHaveAccessibleName(/^Head, head 1/);
  await page.getByRole('navigation', { name: 'Way back' }).getByRole('button').click();
  await expect(page.getByRole('grid')).toHaveAccessibleName(/^Weights/);
});

test('a number is proven by a second computation, whose claims can be read', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await pick(page, 7, 1);
  const proof = page.getByTestId('proof');
  await expect(proof).toContainText('checked twice · rows sum to 1 · difference');
  await expect(proof).toHaveAttribute('data-holds', 'true');
  await proof.locator('summary').click();
  await expect(
    page.getByRole('list', { name: 'What was checked' }).getByRole('listitem'),
  ).toHaveCount(5);
});
