import { DEFAULT_SPEC, type ExperimentSpec } from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { rowsOf } from './database.ts';
import { LabPage } from './lab-page.ts';

const SENTENCE = 'The cat sat on the mat because it was tired';

test('type a sentence, press nothing else, and see what every word looks at', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill('');
  await lab.sentence.pressSequentially(SENTENCE);
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 10 × 10');
  await lab.select('it');
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, text: SENTENCE }, 'it');
  const weights = await lab.rankedWeights('it');
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  await expect(page.getByTestId('row-proof')).toContainText('sums to 1');
});

test('every control changes the digits to what the core gives', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  let spec: ExperimentSpec = DEFAULT_SPEC;
  await lab.expectDigitsOf(spec, 'it');

  await page.getByRole('radio', { name: 'Causal' }).click();
  spec = { ...spec, mask: { kind: 'causal' } };
  await lab.expectDigitsOf(spec, 'it');
  expect((await lab.rankedWeights('it')).slice(8)).toEqual([0, 0]);

  await page.getByRole('radio', { name: 'Off', exact: true }).click();
  spec = { ...spec, scaling: { kind: 'none' } };
  await lab.expectDigitsOf(spec, 'it');

  await page.getByLabel('Temperature value').fill('2.5');
  await page.keyboard.press('Enter');
  spec = { ...spec, temperature: 2.5 };
  await lab.expectDigitsOf(spec, 'it');

  await page.getByLabel('Seed', { exact: true }).fill('2026');
  await page.keyboard.press('Enter');
  spec = { ...spec, model: { ...spec.model, seed: 2026 } as ExperimentSpec['model'] };
  await lab.expectDigitsOf(spec, 'it');

  await page.getByRole('combobox', { name: 'Number of heads' }).click();
  await page.getByRole('option', { name: '2', exact: true }).click();
  spec = { ...spec, model: { ...spec.model, heads: 2 } };
  await lab.expectDigitsOf(spec, 'it');

  await page.getByRole('radiogroup', { name: 'Head' }).getByRole('radio', { name: '2' }).click();
  await lab.expectDigitsOf(spec, 'it', 1);
});

test('dragging the temperature ends on the digits of where the hand stopped', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  const slider = page.getByRole('slider', { name: 'Temperature' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not there.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 40; step++)
    await page.mouse.move(box.x + box.width / 2 + step * 2, box.y + box.height / 2);
  await page.mouse.up();
  const temperature = Number(await page.getByLabel('Temperature value').inputValue());
  expect(temperature).toBeGreaterThan(1);
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, temperature }, 'it');
  await expect(page.getByTestId('meter')).toContainText('edit → picture');
});

test('a second sentence gives a rectangular map, and can be taken away', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await page.getByRole('button', { name: 'Second sentence' }).click();
  await lab.secondSentence.fill('le chat dort');
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 10 × 3');
  await lab.select('it');
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, context: 'le chat dort' }, 'it');
  await page.getByRole('button', { name: 'Remove second sentence' }).click();
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 10 × 10');
});

for (const ending of ['close', 'kill'] as const) {
  test(`saved by name, ${ending === 'kill' ? 'killed at once' : 'closed'}, and opened again: the same digits`, async ({
    openLab,
  }) => {
    const first = await openLab();
    let lab = new LabPage(first.page);
    await lab.sentence.fill('A dog chased a red ball');
    await first.page.getByRole('radio', { name: 'Causal' }).click();
    await lab.select('chased');
    const spec: ExperimentSpec = {
      ...DEFAULT_SPEC,
      text: 'A dog chased a red ball',
      mask: { kind: 'causal' },
    };
    await lab.expectDigitsOf(spec, 'chased');
    const before = await lab.rankedWeights('chased');
    await lab.save('Dog and ball');
    await first[ending]();

    const second = await openLab();
    lab = new LabPage(second.page);
    await lab.openSaved('Dog and ball');
    await expect(second.page.getByTestId('digits')).toHaveText('same digits as when saved');
    await lab.select('chased');
    expect(await lab.rankedWeights('chased')).toEqual(before);
    await expect(lab.saveState).toHaveText('saved');
  });
}

test('what was typed and never saved is there after the lab was killed', async ({
  openLab,
  dataDir,
}) => {
  const first = await openLab();
  let lab = new LabPage(first.page);
  await lab.sentence.fill('Half a thought');
  await lab.name.fill('Unfinished');
  await first.page.getByRole('button', { name: 'Break it' }).click();
  await first.page.getByRole('button', { name: 'Softmax' }).click();
  await expect(lab.saveState).toHaveText('draft, not saved');
  // It is on the disk without anybody asking for it.
  const draft =
    "SELECT body ->> 'name' AS name, body ->> '$.spec.text' AS text FROM document WHERE name = 'draft'";
  await expect
    .poll(() => rowsOf(dataDir, draft))
    .toEqual([{ name: 'Unfinished', text: 'Half a thought' }]);
  await first.kill();
  const { page } = await openLab();
  lab = new LabPage(page);
  await expect(lab.sentence).toHaveValue('Half a thought');
  await expect(lab.name).toHaveValue('Unfinished');
  await expect(lab.saveState).toHaveText('draft, not saved');
  // What was unfolded and folded is as it was left, too.
  await expect(page.getByRole('switch', { name: 'Mistake: no scaling' })).toBeVisible();
  await expect(page.getByLabel('Temperature value')).toBeHidden();
});

test('leaving unsaved changes asks, and each answer does what it says', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.save('First');
  await lab.sentence.fill('Something else entirely');
  await expect(lab.saveState).toHaveText('unsaved changes');

  await page.getByRole('button', { name: 'New', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the changes first?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(lab.sentence).toHaveValue('Something else entirely');

  await page.getByRole('button', { name: 'New', exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(lab.saveState).toHaveText('new');
  await lab.openSaved('First');
  await expect(lab.sentence).toHaveValue('Something else entirely');

  await lab.sentence.fill('Not to be kept');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await lab.openSaved('First');
  await expect(lab.sentence).toHaveValue('Something else entirely');
});

test('delete an experiment, and take it back', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.save('Keep me');
  await page.getByRole('link', { name: /^Experiments/ }).click();
  await page.getByRole('button', { name: 'Delete Keep me' }).click();
  await expect(page.getByText('Nothing saved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Open Keep me' })).toBeVisible();
});
