import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

/** What axe finds serious or worse, as lines to read. */
async function seriousOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    );
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme });

    test('axe finds nothing serious in any room', async ({ openLab }) => {
      const { page } = await openLab();
      const lab = new LabPage(page);
      await expect(lab.map).toBeVisible();
      await lab.save('To be looked at');
      expect(await seriousOn(page), 'Lab').toEqual([]);
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousOn(page), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await lab.sentence.fill('');
      await expect(lab.alert).toBeVisible();
      expect(await seriousOn(page), 'Lab with an error').toEqual([]);
      for (const room of ['Home', 'Lessons', 'Practice', 'Progress', 'Experiments']) {
        await page.getByRole('link', { name: new RegExp(`^${room}`) }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(room);
        expect(await seriousOn(page), room).toEqual([]);
      }
    });

    test('axe finds nothing serious in any picture, nor in the comparison', async ({ openLab }) => {
      const { page } = await openLab();
      await expect(new LabPage(page).map).toBeVisible();
      for (const picture of ['Lines', 'Text', 'Heads', 'Space']) {
        await page.getByRole('radio', { name: picture, exact: true }).click();
        await expect(page.getByText('Computing…')).toBeHidden();
        expect(await seriousOn(page), picture).toEqual([]);
      }
      await page.getByRole('tab', { name: 'Output' }).click();
      await page.getByRole('radio', { name: 'Bars' }).click();
      await expect(page.getByTestId('bars-total')).toBeVisible();
      expect(await seriousOn(page), 'Bars').toEqual([]);
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await expect(page.getByRole('grid', { name: /^Difference/ })).toBeVisible();
      expect(await seriousOn(page), 'Compare').toEqual([]);
    });

    test('axe finds nothing serious in the walk-through', async ({ openLab }) => {
      const { page } = await openLab();
      // Few words: axe looks at every cell.
      await new LabPage(page).sentence.fill('cats sleep');
      await page.getByRole('link', { name: 'Walk-through' }).click();
      await expect(page.getByTestId('walk')).toBeVisible();
      await page.getByRole('button', { name: 'Formula and code' }).click();
      await expect(page.getByRole('region', { name: 'The steps in code' })).toBeVisible();
      expect(await seriousOn(page), 'walk-through, all steps').toEqual([]);
      await page.getByRole('radio', { name: 'One by one' }).click();
      await page.getByRole('switch', { name: 'Predict first' }).click();
      await expect(page.getByRole('textbox', { name: /What will the/ })).toBeVisible();
      expect(await seriousOn(page), 'walk-through, one step').toEqual([]);
    });
  });
}

test('axe would find what is wrong', async ({ openLab }) => {
  const { page } = await openLab();
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('img'), { src: 'data:,' })),
  );
  expect((await seriousOn(page)).join()).toContain('image-alt');
});
