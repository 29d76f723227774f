import { DEFAULT_SPEC } from '../../src-core/experiment/index.ts';
import { rowsOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

test('undo, redo, and a branch: every state is there again to the last digit', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await lab.select('it');
  await page.getByLabel('Temperature value').fill('0.5');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('step')).toHaveText('temperature 1 → 0.5');
  await page.getByRole('radio', { name: 'Causal' }).click();
  await expect(timeline).toHaveAttribute('aria-valuetext', /mask none → causal, step 3 of 3/);

  await page.keyboard.press('ControlOrMeta+z');
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, temperature: 0.5 }, 'it');
  await page.keyboard.press('ControlOrMeta+z');
  await lab.expectDigitsOf(DEFAULT_SPEC, 'it');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, temperature: 0.5 }, 'it');

  await page.getByRole('radio', { name: 'Off', exact: true }).click();
  await expect(timeline).toHaveAttribute('aria-valuetext', /step 3 of 3/);
  await page.getByRole('combobox', { name: 'Branch' }).click();
  await page.getByRole('option', { name: 'Branch 1' }).click();
  const spec = { ...DEFAULT_SPEC, temperature: 0.5, mask: { kind: 'causal' } as const };
  await lab.expectDigitsOf(spec, 'it');

  await timeline.focus();
  await page.keyboard.press('Home');
  await lab.expectDigitsOf(DEFAULT_SPEC, 'it');
  await page.keyboard.press('End');
  await lab.expectDigitsOf(spec, 'it');

  // Two branches, and any two steps, are handed to the comparison.
  await page.getByRole('button', { name: 'All steps and branches' }).click();
  const dialog = page.getByRole('dialog', { name: 'Timeline' });
  await dialog
    .getByRole('region', { name: 'Branch 2' })
    .getByRole('button', { name: 'Compare with here' })
    .click();
  const inputs = page.getByRole('list', { name: 'What was set otherwise' });
  await expect(inputs.getByRole('listitem')).toHaveCount(2);
  await expect(inputs).toContainText('causal');
  await page.getByRole('button', { name: 'Back to the Lab' }).click();
  await page.getByRole('button', { name: 'All steps and branches' }).click();
  await dialog.getByRole('button', { name: 'Mark Start to compare' }).press('Enter');
  await dialog.getByRole('button', { name: 'Mark temperature 1 → 0.5 to compare' }).press('Space');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'First experiment' })).toHaveText('Start');
  await expect(inputs.getByRole('listitem')).toHaveText(['temperature 1 → 0.5']);
});

test('a drag is one step, and dragging along the timeline goes through the states', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const slider = page.getByRole('slider', { name: 'Temperature' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not there.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 20; i++) await page.mouse.move(box.x + box.width / 2 + i * 3, box.y + 5);
  await page.mouse.up();
  await page.getByRole('radio', { name: 'Causal' }).click();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute('aria-valuemax', '3');

  const line = await timeline.boundingBox();
  if (!line) throw new Error('The timeline is not there.');
  await page.mouse.move(line.x + line.width - 1, line.y + line.height / 2);
  await page.mouse.down();
  await page.mouse.move(line.x + line.width / 2, line.y + line.height / 2, { steps: 4 });
  await expect(page.getByRole('radio', { name: 'None' }).first()).toBeChecked();
  await page.mouse.move(line.x, line.y + line.height / 2, { steps: 4 });
  await expect(page.getByLabel('Temperature value')).toHaveValue('1');
  await page.mouse.up();

  await page.getByRole('button', { name: 'Replay the steps' }).click();
  await expect(page.getByRole('radio', { name: 'Causal' })).toBeChecked({ timeout: 10_000 });
});

test('named steps and branches survive a kill', async ({ openLab, dataDir }) => {
  const first = await openLab();
  await first.page.getByRole('radio', { name: 'Causal' }).click();
  await first.page.getByRole('button', { name: 'All steps and branches' }).click();
  const dialog = first.page.getByRole('dialog', { name: 'Timeline' });
  await dialog.getByRole('button', { name: 'Rename mask none → causal' }).click();
  await dialog.getByLabel('Name of mask none → causal').fill('No looking ahead');
  await first.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Rename Branch 1' }).click();
  await dialog.getByLabel('Name of Branch 1').fill('Triangle');
  await first.page.keyboard.press('Enter');
  const kept = `SELECT name FROM document WHERE body LIKE '%Triangle%'`;
  await expect.poll(() => rowsOf(dataDir, kept)).toHaveLength(1);
  await first.kill();

  const { page } = await openLab();
  await expect(page.getByTestId('step')).toHaveText('No looking ahead');
  await page.getByRole('button', { name: 'All steps and branches' }).click();
  await expect(page.getByRole('region', { name: 'Triangle' })).toBeVisible();
});
