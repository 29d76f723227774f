import { expect, test } from './fixtures.ts';

test('opens', async ({ openLab }) => {
  const { page } = await openLab();
  await expect(page.getByLabel('Sentence').first()).toBeVisible();
  await expect(page.getByText('Computing…')).toBeHidden();
  await page.waitForTimeout(500);
  console.log(await page.locator('body').ariaSnapshot());
  await page.screenshot({ path: '/tmp/shot.png' });
});
