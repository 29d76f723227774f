import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

test('two windows on one experiment: the later save asks, and nothing is overwritten unasked', async ({
  openLab,
  kind,
}) => {
  const { page } = await openLab();
  const first = new LabPage(page);
  await first.save('Shared');
  // The Electron host has one window; a browser may have many.
  if (kind !== 'loopback') return expect(page.context().pages()).toHaveLength(1);
  const second = new LabPage(await page.context().newPage());
  await second.page.goto(page.url());
  await expect(second.name).toHaveValue('Shared');
  await second.sentence.fill('The second window was faster');
  await second.save('Shared');

  await first.sentence.fill('The first window came too late');
  await page.keyboard.press('ControlOrMeta+s');
  const dialog = page.getByRole('dialog', {
    name: 'This experiment was saved elsewhere meanwhile',
  });
  await dialog.getByRole('button', { name: 'Save as a copy' }).click();
  await expect(first.saveState).toHaveText('saved');

  await page.getByRole('link', { name: /^Experiments/ }).click();
  await expect(page.getByRole('list', { name: 'Saved experiments' })).toContainText(
    'The second window was faster',
  );
  await expect(page.getByRole('list', { name: 'Saved experiments' })).toContainText(
    'The first window came too late',
  );
});
