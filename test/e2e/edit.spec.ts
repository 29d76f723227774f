import { DEFAULT_SPEC, type ExperimentSpec } from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

/** The default experiment with a number of it put in by hand. */
function edited(
  stage: 'scores' | 'embeddings',
  row: number,
  col: number,
  value: number,
): ExperimentSpec {
  return { ...DEFAULT_SPEC, edits: [{ address: { layer: 0, stage, head: 0, row, col }, value }] };
}

test('a cell is edited with the keyboard, in usual forms of numbers, and reset', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await expect(lab.map).toBeVisible();
  await page.getByRole('tab', { name: /^Scores/ }).click();
  await expect(lab.map).toHaveAccessibleName(/^Scores/);
  await lab.map.focus();
  for (const key of ['Home', 'PageUp', 'Home', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page.getByRole('gridcell')).toHaveAccessibleName(/^The → cat/);
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: /^New number for The → cat/ });
  await field.fill('seven');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('2/3');
  await field.fill('9/2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell')).toHaveAccessibleName(/4\.50, put in by hand, was/);
  await lab.expectDigitsOf(edited('scores', 0, 1, 4.5), 'The');

  await lab.map.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('1,6');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('step')).toHaveText('S[1, 2] (head 1) = 4.5');
  await lab.map.focus();
  await page.keyboard.type('1');
  await expect(field).toHaveValue('1');
  await page.keyboard.type(',6');
  await page.keyboard.press('Enter');
  await lab.expectDigitsOf(edited('scores', 0, 1, 1.6), 'The');
  await lab.map.focus();
  await page.keyboard.press('Delete');
  await lab.expectDigitsOf(DEFAULT_SPEC, 'The');
  await page.keyboard.press('ControlOrMeta+z');
  await lab.expectDigitsOf(edited('scores', 0, 1, 1.6), 'The');
});

test('a cell is scrubbed by its handle as one step, and every later stage says what changed', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await page.getByRole('tab', { name: /^X/ }).click();
  await expect(lab.map).toHaveAccessibleName(/^X/);
  await lab.map.focus();
  for (const key of ['Home', 'PageUp', 'Home', 'ArrowRight']) await page.keyboard.press(key);
  await page.keyboard.press('Delete');
  // The picture follows the keys.
  await expect(page.getByTestId('picked-title')).toContainText('The, dimension 2');
  const before = Number(await page.getByTestId('picked-value').getAttribute('data-value'));
  const handle = await page.getByTestId('scrub-handle').boundingBox();
  if (!handle) throw new Error('There is no handle.');
  await page.mouse.move(handle.x + 8, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x + 58, handle.y + 8, { steps: 10 });
  await page.mouse.up();
  const value = Number((before + 0.5).toFixed(6));
  await lab.expectDigitsOf(edited('embeddings', 0, 1, value), 'The');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute(
    'aria-valuemax',
    '2',
  );
  const changed = (tab: string) =>
    page.getByRole('tab', { name: new RegExp(`^${tab}`) }).getByTestId('changed');
  await expect(changed('X')).toContainText('1 numbers changed');
  await expect(changed('Q')).toContainText('8 numbers changed');
  await expect(changed('Scores')).toContainText('19 numbers changed');
  await page.getByRole('tab', { name: /^Scores/ }).click();
  await expect(page.getByTestId('changes')).toBeVisible();
});

test('edits go along with their words, and what has no place is told', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await expect(lab.map).toBeVisible();
  await page.getByRole('tab', { name: /^Scores/ }).click();
  await lab.map.focus();
  for (const key of ['Home', 'PageDown', 'End']) await page.keyboard.press(key);
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await lab.sentence.fill(`Look, ${DEFAULT_SPEC.text}`);
  const address = { layer: 0, stage: 'scores', head: 0, row: 11, col: 11 } as const;
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: `Look, ${DEFAULT_SPEC.text}`, edits: [{ address, value: 5 }] },
    'tired',
  );
  // Where the hand presses, a new run of typing begins.
  await lab.sentence.click();
  await lab.sentence.fill('Look, The cat sat');
  await expect(page.getByText('1 edited cell had no place any more.').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: `Look, ${DEFAULT_SPEC.text}`, edits: [{ address, value: 5 }] },
    'tired',
  );
});
