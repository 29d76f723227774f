import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';
import { seriousOn } from './serious-on.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme });

    test('axe finds nothing serious in the views of a trained model', async ({ openLab }) => {
      const { page } = await openLab();
      const lab = new LabPage(page);
      const choose = (name: string) => page.getByRole('radio', { name, exact: true }).click();
      await lab.readTrained('We sat on the embankments by the bank.');
      await expect(lab.map).toHaveAccessibleName(/12 × 12/);
      await lab.select('bank');
      await choose('Lenses');
      await choose('Nearest');
      await expect(page.getByRole('list', { name: 'The model’s vocabulary' })).toBeVisible();
      await choose('Path');
      await page
        .getByRole('textbox', { name: 'Sentence beside' })
        .first()
        .fill('My bank lends money.');
      await expect(page.getByRole('row', { name: /^cosine of the two/ })).toBeVisible();
      expect(await seriousOn(page), 'Path and Nearest').toEqual([]);
      await choose('Sentences');
      await page.getByLabel('Sentence B', { exact: true }).fill('My bank lends money.');
      await choose('Map');
      await choose('Words');
      await page.getByRole('switch', { name: '[CLS] and [SEP]' }).click();
      await expect(page.getByRole('grid', { name: 'Weights by words' })).toBeVisible();
      await expect(page.getByRole('table', { name: 'Cosines of the sentences' })).toBeVisible();
      expect(await seriousOn(page), 'Words and Sentences').toEqual([]);
      await page.getByRole('button', { name: 'Trained models…' }).click();
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
      expect(await seriousOn(page, '[role="dialog"]'), 'Trained models').toEqual([]);
    });
  });
}
