import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

test('the map is zoomed, moved and shown whole again, by keys, buttons, wheel and hand', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill(Array.from({ length: 40 }, (_, i) => `word${i}`).join(' '));
  await expect(lab.map).toHaveAccessibleName(/40 × 40/);
  const told = page.getByRole('toolbar', { name: 'Map' }).getByRole('status');
  await expect(told).toHaveText('');

  await lab.map.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(told).toHaveText(/^rows \d+–\d+ of 40, columns \d+–\d+ of 40$/);
  const rows = async () => (await told.textContent())?.match(/\d+/g)?.map(Number) ?? [];
  const [from = NaN, to = NaN] = await rows();
  expect(to - from + 1).toBe(17);

  // A picked cell stays in sight however far the arrows lead.
  await page.keyboard.press('PageDown');
  await expect(told).toHaveText(/^rows 24–40 of 40/);
  await page.keyboard.press('0');
  await expect(told).toHaveText('');

  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(told).toHaveText(/of 40/);
  const box = await lab.map.boundingBox();
  if (!box) throw new Error('There is no map.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  const before = await told.textContent();
  await page.mouse.down();
  await page.mouse.move(middle.x + 60, middle.y + 60, { steps: 6 });
  await page.mouse.up();
  await expect(told).not.toHaveText(before ?? '');

  await page.keyboard.down('Control');
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, 120);
  await page.keyboard.up('Control');
  await expect(told).toHaveText('');
});

test('a row and a column are pinned, seen alone, and released', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  await lab.map.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('p');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('p');
  await page.keyboard.press('Shift+P');
  await page.getByRole('button', { name: 'Pins, 3 pinned' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Row it' })).toBeChecked();
  await page.getByRole('menuitemcheckbox', { name: 'Only what is pinned' }).click();
  await page.keyboard.press('Escape');
  // Two rows and one column: the cells are as large as they get, and the picked one is among them.
  const cell = page.getByRole('gridcell');
  await expect.poll(async () => (await cell.boundingBox())?.width ?? 0).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Pins, 3 pinned' }).click();
  await page.getByRole('menuitem', { name: 'Release all' }).click();
  await expect.poll(async () => (await cell.boundingBox())?.width ?? 999).toBeLessThan(100);
});

test('decimals are chosen once for all numbers, and kept', async ({ openLab }) => {
  const first = await openLab();
  await first.page.getByRole('combobox', { name: 'Decimals' }).click();
  await first.page.getByRole('option', { name: '4' }).click();
  await expect(first.page.getByRole('combobox', { name: 'Decimals' })).toHaveText('4');
  await first.close();
  const second = await openLab();
  const { page } = second;
  await expect(page.getByRole('combobox', { name: 'Decimals' })).toHaveText('4');
  // Words, lines, text and heads write them too, not only the map.
  await new LabPage(page).select('it');
  const words = page.getByLabel('Sentences');
  await expect(words.getByRole('button', { name: /^cat\s*, \d+\.\d{2}\s%$/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Lines' }).click();
  const asked = page.getByRole('group', { name: 'Words that are asked' });
  await expect(asked.getByRole('button').nth(1)).toHaveText(/^cat, \d+\.\d{2}\s%$/);
  await page.getByRole('radio', { name: 'Text' }).click();
  const text = page.getByRole('group', { name: 'Sentence as text' });
  await expect(text.getByRole('button').nth(1)).toHaveText(/^cat, \d+\.\d{2}\s%$/);
  await page.getByRole('radio', { name: 'Heads' }).click();
  await expect(page.getByRole('button', { name: /^Head \d \d\.\d{4} bit$/ })).toHaveCount(4);
});
