import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

test('the page opens no window, gets no permission, and stays where it is', async ({
  openLab,
  kind,
}) => {
  const { page } = await openLab();
  await expect(new LabPage(page).map).toBeVisible();
  const permission = await page.evaluate(() =>
    navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
  );
  expect(permission).not.toBe('granted');
  // In a browser of one's own, leaving is the person's right; an app's window does not leave.
  if (kind === 'loopback') return;
  // What is looked at may stand behind the address meanwhile.
  const place = () => page.url().split('?')[0];
  const before = place();
  const windows = page.context().pages().length;
  await page.evaluate(() => {
    window.open('https://example.com/');
    location.href = 'https://example.com/';
  });
  await page.waitForTimeout(500);
  expect(place()).toBe(before);
  await expect.poll(() => page.context().pages().length).toBe(windows);
  await expect(new LabPage(page).map).toBeVisible();
});

test('the page sees one thing of Electron, and nothing of Node', async ({ openLab, kind }) => {
  const { page } = await openLab();
  const seen = await page.evaluate(() => ({
    wire: typeof (window as { labWire?: unknown }).labWire,
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ wire: kind === 'loopback' ? 'undefined' : 'object', node: [] });
});
