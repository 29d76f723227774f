import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';
import { RoomPage } from './room-page.ts';

const THREE = [
  ['Cats and mats', 'The cat sat on the mat because it was tired'],
  ['A river', 'We sat by the bank of the river'],
  ['Café', 'naïve readers like short sentences'],
] as const;

/** A room with three experiments, the last saved first in the list. */
async function furnished(page: Page): Promise<RoomPage> {
  const lab = new LabPage(page);
  for (const [name, text] of THREE) {
    await lab.sentence.fill(text);
    await lab.save(name);
    await page.getByRole('button', { name: 'New', exact: true }).click();
  }
  const room = new RoomPage(page);
  await room.enter();
  await room.expectNames('Café', 'A river', 'Cats and mats');
  return room;
}

test('what was saved is found by its words, sorted, tagged and narrowed', async ({ openLab }) => {
  const { page } = await openLab();
  const room = await furnished(page);
  await room.search.fill('NAIVE sent');
  await room.expectNames('Café');
  await room.search.fill('sat ri');
  await room.expectNames('A river');
  await room.search.fill('"*) OR');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('combobox', { name: 'Sort by' }).click();
  await page.getByRole('option', { name: 'Name' }).click();
  await room.expectNames('A river', 'Café', 'Cats and mats');
  await page.getByRole('button', { name: 'Reverse the order' }).click();
  await room.expectNames('Cats and mats', 'Café', 'A river');

  const details = await room.details('A river');
  await details.getByLabel('New tag').fill('Water');
  await page.keyboard.press('Enter');
  await expect(details.getByRole('list', { name: 'Tags' })).toContainText('Water');
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'Filter by tag' }).getByText('Water').click();
  await room.expectNames('A river');
  await room.search.fill('water');
  await room.expectNames('A river');
});

test('renamed and copied; the desk follows', async ({ openLab }) => {
  const { page } = await openLab();
  const room = await furnished(page);
  await page.getByRole('button', { name: 'Open A river' }).click();
  const lab = new LabPage(page);
  await expect(lab.name).toHaveValue('A river');
  await room.enter();
  await room.menu('A river', 'Rename…');
  await page.getByRole('dialog').getByLabel('Name').fill('The bank');
  await page.keyboard.press('Enter');
  await room.expectNames('The bank', 'Café', 'Cats and mats');
  await room.menu('The bank', 'Duplicate');
  await room.expectNames('The bank \\(copy\\)', 'The bank', 'Café', 'Cats and mats');
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(lab.name).toHaveValue('The bank');
  await expect(lab.saveState).toHaveText('saved');
  await lab.sentence.fill('We swam in the river');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(lab.saveState).toHaveText('saved');
});

test('deleted ones wait in the bin, and go for good only when asked', async ({
  openLab,
  dataDir,
}) => {
  const first = await openLab();
  let room = await furnished(first.page);
  await first.page.getByRole('button', { name: 'Delete A river' }).click();
  await room.expectNames('Café', 'Cats and mats');
  await first.page.getByRole('button', { name: 'Undo' }).click();
  await room.expectNames('Café', 'A river', 'Cats and mats');
  await first.page.getByLabel('Select A river').check();
  await first.page.getByLabel('Select Café').check();
  await first.page
    .getByRole('group', { name: 'Selected experiments' })
    .getByRole('button', { name: 'Delete' })
    .click();
  await room.expectNames('Cats and mats');
  await first.kill();

  const { page } = await openLab(dataDir);
  room = new RoomPage(page);
  await room.enter();
  await room.expectNames('Cats and mats');
  await page.getByRole('button', { name: /^Bin/ }).click();
  await expect(page.getByRole('list', { name: 'Deleted experiments' })).toBeVisible();
  await page.getByRole('button', { name: 'Restore A river' }).click();
  await room.expectNames('Café');
  await page.getByRole('button', { name: 'Delete Café for good' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('The bin is empty')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the experiments' }).click();
  await room.expectNames('A river', 'Cats and mats');
});

test('everything is reached with the keyboard', async ({ openLab }) => {
  const { page } = await openLab();
  const room = await furnished(page);
  await room.search.focus();
  await page.keyboard.type('river');
  await room.expectNames('A river');
  await page.keyboard.press('Escape');
  await expect(room.search).toHaveValue('');
  const more = page.getByRole('button', { name: 'More for A river' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await room.expectNames('A river \\(copy\\)', 'Café', 'A river', 'Cats and mats');
  await page.getByRole('button', { name: 'Delete Café' }).focus();
  await page.keyboard.press('Enter');
  await room.expectNames('A river \\(copy\\)', 'A river', 'Cats and mats');
  await expect(page.locator(':focus')).toHaveCount(1);
});

test('two windows on the list stay in step', async ({ openLab, kind }) => {
  const { page } = await openLab();
  const room = await furnished(page);
  // The Electron host has one window; a browser may have many.
  if (kind !== 'loopback') return expect(page.context().pages()).toHaveLength(1);
  const second = new RoomPage(await page.context().newPage());
  await second.page.goto(page.url());
  await second.expectNames('Café', 'A river', 'Cats and mats');
  await second.menu('Café', 'Duplicate');
  await room.expectNames('Café \\(copy\\)', 'Café', 'A river', 'Cats and mats');
  await page.getByRole('button', { name: 'Delete A river' }).click();
  await second.expectNames('Café \\(copy\\)', 'Café', 'Cats and mats');
});
