import { LabPage } from './lab-page.ts';
import { expect, test } from './fixtures.ts';
import type { ExperimentSpec } from '../../src-core/experiment/index.ts';
import { trained, useModelFile } from '../support/minilm.ts';
import { tinyModel } from '../support/tiny-model.ts';

test.beforeAll(() => void useModelFile());

test('a real model on a typed sentence: its heads, one number’s sum, a head switched off, saved and opened again', async ({
  openLab,
}) => {
  const first = await openLab();
  let { page } = first;
  let lab = new LabPage(page);
  await lab.readTrained('I sat by the bank of the river.');
  await expect(lab.map).toHaveAccessibleName(/11 × 11/);
  let spec: ExperimentSpec = trained('I sat by the bank of the river.');
  await lab.expectDigitsOf(spec, 'bank');

  const what = page.getByRole('region', { name: 'What this head does' });
  const fold = what.getByRole('button', { name: 'What this head does' });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  // What all heads do is counted meanwhile.
  await what.getByRole('button', { name: 'Measure all heads' }).click();
  await what.getByRole('button', { name: 'Find heads like this one' }).click();
  await expect(what.getByRole('list', { name: 'Heads like this one' })).toContainText('the same');

  await lab.map.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: 'Trace' }).click();
  const tree = page.getByRole('tree', { name: 'What made it' });
  await expect(tree.getByRole('treeitem').first()).toContainText('M[bank');

  const heads = page.getByRole('group', { name: /^Switch off: Outputs of heads/ });
  if (!(await heads.isVisible())) await page.getByRole('button', { name: /^Switch off/ }).click();
  await heads.getByRole('button', { name: '4', exact: true }).click();
  spec = { ...spec, ablations: [{ kind: 'head', layer: 0, head: 3 }] };
  await page.getByRole('radio', { name: 'Number', exact: true }).click();
  await page.getByRole('radio', { name: '3', exact: true }).first().click();
  await lab.expectDigitsOf(spec, 'bank', 0, 2);
  const before = await lab.rankedWeights('bank');
  const habits = what.getByRole('list', { name: 'Measured habits' });
  await expect(habits).toContainText(/the token before.*of \d+/, { timeout: 60_000 });
  await lab.save('River bank');
  await first.close();

  ({ page } = await openLab());
  lab = new LabPage(page);
  await lab.openSaved('River bank');
  await expect(page.getByTestId('digits')).toHaveText('same digits as when saved');
  await page.getByRole('radio', { name: '3', exact: true }).first().click();
  await expect(async () => {
    await lab.select('bank');
    expect(await lab.rankedWeights('bank')).toEqual(before);
  }).toPass({ timeout: 10_000 });

  await lab.sentence.fill('word '.repeat(600));
  await expect(lab.alert).toContainText('word pieces; this model takes at most 512');
  await lab.sentence.fill('ⵣⴰⵎ means peace');
  await expect(lab.map).toHaveAccessibleName(/5 × 5/);
});

test('a model file of one’s own: looked at, refused or used, deleted and opened again; the experiment stays', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill('The banks.');
  await page.getByRole('button', { name: 'Trained models…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Trained models' });
  const put = (name: string, bytes: Uint8Array) =>
    dialog
      .getByLabel('Model file')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await put('holiday.attnmodel', new TextEncoder().encode('no model at all'));
  await expect(dialog.getByRole('alert')).toContainText('This is not a model file');
  await put('half.attnmodel', tinyModel().subarray(0, 3000));
  await expect(dialog.getByRole('alert')).toContainText('ends too early: 3,000 of');
  await put('tiny.attnmodel', tinyModel());
  const row = dialog.getByRole('listitem').filter({ hasText: 'tiny' });
  await expect(row).toContainText('2 layers of 2 heads, d_model 16, 10 word pieces');
  await row.getByRole('button', { name: 'Use tiny' }).click();
  await expect(lab.map).toHaveAccessibleName(/6 × 6/);
  await expect(page.getByRole('combobox', { name: 'Word vectors' })).toHaveText(/Trained: tiny/);

  await page.getByRole('button', { name: 'Trained models…' }).click();
  await row.getByRole('button', { name: 'Delete tiny' }).click();
  await row.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await lab.sentence.fill('The banks. The river.');
  // The picked number may say so too.
  const alert = page.locator('#stage-panel').getByRole('alert');
  await expect(alert).toContainText('There is no trained model');
  await expect(alert).toContainText('What you set is kept.');
  await page.getByRole('button', { name: 'Trained models…' }).click();
  await put('tiny.attnmodel', tinyModel());
  await dialog.getByRole('button', { name: 'Use tiny' }).or(dialog.getByText('In use')).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(lab.map).toHaveAccessibleName(/9 × 9/);
});
