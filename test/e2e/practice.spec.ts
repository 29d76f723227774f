import type { Page } from '@playwright/test';
import { firstOrder, generate, type Exercise } from '../../src-core/practice/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';
import { PracticePage } from './practice-page.ts';

/** Opens the practice room at a particular problem, as a person would: chooses the sort and the level, types the seed. */
async function openProblem(
  page: Page,
  generator: string,
  title: string,
  level: 1 | 2 | 3,
  seed: number,
): Promise<Exercise> {
  await page.getByRole('link', { name: /^Practice/ }).click();
  await page.getByRole('combobox', { name: 'What to practise' }).click();
  await page.getByRole('option', { name: title }).click();
  await page.getByRole('radio', { name: ['By hand', 'Middle', 'Hard'][level - 1] }).click();
  await page.getByRole('textbox', { name: 'Seed' }).fill(String(seed));
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter');
  return generate({ generator, level, seed });
}

test('a wrong matrix is explained, opens the Lab with that very mistake, and is still there afterwards', async ({
  openLab,
  dataDir,
}) => {
  const { page } = await openLab();
  const exercise = await openProblem(page, 'scaling', 'Scaled scores', 2, 4711);
  if (exercise.kind !== 'matrix') throw new Error(exercise.kind);
  const unscaled = exercise.slips.find(({ id }) => id === 'unscaled');
  const fields = page.getByRole('region', { name: 'Problem' }).getByRole('textbox');
  await expect(fields).toHaveCount(4);
  for (const [i, value] of (unscaled?.values.flat() ?? []).entries())
    await fields.nth(i).fill(String(value));
  await fields.last().press('Enter');
  const said = page.getByRole('status').filter({ hasText: 'not scaled' });
  await expect(said).toBeVisible();
  await said.getByRole('button', { name: 'See it in the Lab →' }).click();
  await expect(new LabPage(page).map).toHaveAccessibleName(/2 × 2/);
  // Exactly this problem lies on the desk, with exactly this mistake.
  const onDesk = () =>
    new PracticePage(page, dataDir)
      .rows<{ faults: string }>(
        "SELECT json_extract(body, '$.spec.faults') AS faults FROM document WHERE name = 'draft'",
      )
      .map(({ faults }) => JSON.parse(faults) as unknown);
  await expect.poll(onDesk).toEqual([[unscaled?.fault]]);
  await page.getByRole('link', { name: /^Practice/ }).click();
  await expect(fields.first()).toHaveValue(String(unscaled?.values[0]?.[0]));

  for (const [i, value] of exercise.lines.flatMap(({ values }) => values).entries())
    await fields.nth(i).fill(`${value * 2}/2`);
  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(page.locator('[data-outcome="right"]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Seed' })).not.toHaveValue('4711');
  await expect(fields.first()).toBeFocused();
});

test('practice by concept and difficulty draws what trains it, exercises of lessons among it', async ({
  openLab,
}) => {
  const { page } = await openLab();
  await page.getByRole('link', { name: /^Practice/ }).click();
  await page.getByRole('button', { name: /^Concepts/ }).press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Why attention' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^From the lesson “/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Hard' }).click();
  await expect(page.getByText('There is nothing of this at this difficulty.')).toBeVisible();
  await page.getByRole('button', { name: 'Concepts: Why attention' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Softmax' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Problem' })).toBeVisible();
  await page.getByRole('combobox', { name: 'What to practise' }).click();
  await expect(page.getByRole('option', { name: 'Softmax of a row' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Parameter' })).toHaveCount(0);
});

test('hints come one after another, and the solution ends the problem', async ({ openLab }) => {
  const { page } = await openLab();
  const exercise = await openProblem(page, 'dot-product', 'A dot product', 1, 7);
  const field = page.getByRole('textbox', { name: 'Your answer' });
  await field.focus();
  await page.keyboard.press('h');
  await expect(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: /^Hint 2 of 3/ }).click();
  await expect(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(2);
  await field.fill('soon');
  await field.press('Enter');
  await expect(page.locator('[data-outcome="unread"]')).toContainText('does not count');
  await page.getByRole('button', { name: 'Worked solution' }).click();
  if (exercise.kind !== 'number') throw new Error(exercise.kind);
  await expect(page.getByRole('region', { name: 'Worked solution' })).toContainText(
    `= ${exercise.value}`,
  );
  await expect(page.getByRole('button', { name: /^Check/ })).toHaveCount(0);
});

test('masks, orders, maps and pairs are answered with the keyboard alone', async ({ openLab }) => {
  const { page } = await openLab();
  const { keyboard } = page;
  const outcome = page.locator('[data-outcome]');

  const mask = await openProblem(page, 'build-mask', 'Building a mask', 1, 3);
  if (mask.kind !== 'mask') throw new Error(mask.kind);
  await page.getByRole('grid', { name: 'Mask' }).locator('[tabindex="0"]').focus();
  for (const [i, row] of mask.right.entries()) {
    for (const [j, sign] of [...row].entries()) {
      if (sign === '0') await keyboard.press('Space');
      if (j < row.length - 1) await keyboard.press('ArrowRight');
    }
    if (i < mask.right.length - 1) {
      await keyboard.press('ArrowDown');
      await keyboard.press('Home');
    }
  }
  await page.getByRole('button', { name: /^Check/ }).press('Enter');
  await expect(outcome).toHaveAttribute('data-outcome', 'right');

  const order = await openProblem(page, 'step-order', 'The order of the steps', 1, 5);
  if (order.kind !== 'order') throw new Error(order.kind);
  const steps = page.getByRole('region', { name: 'Problem' }).getByRole('listitem');
  const places = firstOrder(order);
  for (let to = 0; to < places.length; to++) {
    let from = places.indexOf(to);
    if (from === to) continue;
    await steps.nth(from).getByRole('button', { name: /up:/ }).focus();
    for (; from > to; from--) {
      await keyboard.press('ArrowUp');
      [places[from - 1], places[from]] = [places[from] ?? 0, places[from - 1] ?? 0];
      await expect(
        steps
          .nth(from - 1)
          .getByRole('button')
          .and(page.locator(':focus')),
      ).toBeVisible();
    }
  }
  await page.getByRole('button', { name: /^Check/ }).press('Enter');
  await expect(outcome).toHaveAttribute('data-outcome', 'right');

  const point = await openProblem(page, 'reading-map', 'Reading a map of weights', 1, 9);
  if (point.kind !== 'point') throw new Error(point.kind);
  await page.getByRole('grid', { name: /^Map/ }).locator('[tabindex="0"]').focus();
  const [cell] = point.right;
  for (let i = 0; i < (cell?.row ?? 0); i++) await keyboard.press('ArrowDown');
  for (let j = 0; j < (cell?.col ?? 0); j++) await keyboard.press('ArrowRight');
  await keyboard.press('Space');
  await page.getByRole('button', { name: /^Check/ }).press('Enter');
  await expect(outcome).toHaveAttribute('data-outcome', 'right');

  const match = await openProblem(page, 'match-terms', 'What belongs together', 1, 2);
  if (match.kind !== 'match') throw new Error(match.kind);
  const partners = page.getByRole('combobox', { name: /^Partner of/ });
  for (const [i, pair] of match.pairs.entries())
    await partners.nth(i).selectOption({ label: pair.right });
  await page.getByRole('button', { name: /^Check/ }).press('Enter');
  await expect(outcome).toHaveAttribute('data-outcome', 'right');
  await expect(page.getByText('4 of 4 right at the first try')).toBeVisible();
});
