import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';
import { RoomPage } from './room-page.ts';
import { seriousOn } from './serious-on.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme });

    test('axe finds nothing serious in the room: list, selection, drawer, bin, files, sheet', async ({
      openLab,
    }) => {
      const { page } = await openLab();
      const lab = new LabPage(page);
      await lab.save('Kept');
      await page.getByRole('button', { name: 'New', exact: true }).click();
      await lab.sentence.fill('birds sing');
      await lab.save('Thrown away');
      const room = new RoomPage(page);
      await room.enter();
      await room.expectNames('Thrown away', 'Kept');
      await page.getByRole('checkbox', { name: 'Select Kept' }).click();
      expect(await seriousOn(page), 'list with a selection').toEqual([]);

      const details = await room.details('Kept');
      await details.getByRole('button', { name: 'Write notes' }).click();
      await details.getByRole('textbox', { name: 'Notes' }).fill('Look at [[weights 1.2 8,2]]');
      expect(await seriousOn(page), 'drawer').toEqual([]);
      await details.getByRole('button', { name: /^Close/ }).click();

      await page.getByLabel('File of experiments').setInputFiles({
        name: 'broken.attnlab.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{"format": "attention-lab"'),
      });
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
      expect(await seriousOn(page), 'a file that cannot be imported').toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Delete Thrown away' }).click();
      await room.expectNames('Kept');
      await page.getByRole('button', { name: /^Bin/ }).click();
      await room.expectNames('Thrown away');
      expect(await seriousOn(page), 'bin').toEqual([]);
      await page.getByRole('button', { name: /^Bin/ }).click();
      await room.menu('Kept', /Sheet to print/);
      await expect(page.getByRole('article')).toContainText('How a number was made');
      expect(await seriousOn(page), 'sheet').toEqual([]);
    });

    test('axe finds nothing serious in the controls, all unfolded, the words and the timeline', async ({
      openLab,
    }) => {
      const { page } = await openLab();
      await expect(new LabPage(page).map).toBeVisible();
      const controls = page.getByRole('region', { name: 'Controls' });
      const folded = controls.locator('h3 [aria-expanded="false"]');
      for (let left = await folded.count(); left > 0; left--) {
        await folded.first().click();
        await expect(folded).toHaveCount(left - 1);
      }
      await page.getByRole('radio', { name: 'Paint' }).click();
      expect(await seriousOn(page, '[aria-label="Controls"]'), 'controls').toEqual([]);
      await page.getByRole('radio', { name: 'Causal' }).click();
      await page.getByRole('button', { name: 'All steps and branches' }).click();
      await expect(page.getByRole('dialog', { name: 'Timeline' })).toBeVisible();
      expect(await seriousOn(page, '[role="dialog"]'), 'timeline').toEqual([]);
    });
  });
}
