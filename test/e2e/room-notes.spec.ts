import type { Page } from '@playwright/test';
import { DEFAULT_SPEC, runExperiment, stageOf } from '../../src-core/experiment/index.ts';
import { rowsOf } from './database.ts';
import { downloaded } from './downloaded.ts';
import { expect, test } from './fixtures.ts';
import { pdfText } from '../support/pdf-text.ts';
import { LabPage } from './lab-page.ts';
import { RoomPage } from './room-page.ts';

const weights = stageOf(runExperiment(DEFAULT_SPEC), 'weights', 1);
/** The weight of “it” (row 8) for “cat” (column 2) in head 2, as the lab writes it. */
const PINNED = `${((weights.data[7 * weights.cols + 1] ?? NaN) * 100).toFixed(1)}\u00a0%`;

async function withNotes(page: Page, notes: string): Promise<RoomPage> {
  await new LabPage(page).save('Pinned');
  const room = new RoomPage(page);
  await room.enter();
  const details = await room.details('Pinned');
  await details.getByRole('button', { name: 'Write notes' }).click();
  await details.getByRole('textbox', { name: 'Notes' }).fill(notes);
  await details.getByRole('button', { name: 'Save notes' }).click();
  return room;
}

test('notes show the pinned number as it is computed, and open it in the Lab', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const room = await withNotes(
    page,
    'Head 2 says [[weights 1.2 8,2]], and [[nothing 1,1]] is none.',
  );
  const details = page.getByRole('dialog', { name: 'Notes and tags' });
  await expect(details).toContainText(`it → cat ${PINNED}`);
  await expect(details.getByTitle('This names no number of the experiment')).toBeVisible();
  await details.getByRole('button', { name: /it → cat/ }).click();
  await expect(page.getByRole('grid')).toHaveAccessibleName('Weights, head 2, 10 × 10');
  const panel = page.getByRole('region', { name: 'Notes' });
  await expect(panel).toContainText(`it → cat ${PINNED}`);
  await room.enter();
  await room.search.fill('says');
  await room.expectNames('Pinned');
});

test('the picked number is pinned from the Lab', async ({ openLab, dataDir }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.save('Mine');
  await lab.select('it');
  await page.getByRole('listitem').getByRole('button').first().click();
  await page
    .getByRole('radiogroup', { name: 'Inspector' })
    .getByRole('radio', { name: 'Notes' })
    .click();
  await page.getByRole('button', { name: 'Pin this number' }).click();
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText(/it → \S+\s+\d/u);
  await page.reload();
  const room = new RoomPage(page);
  await room.enter();
  const details = await room.details('Mine');
  await expect(details).toContainText(/it → \S+\s+\d/u);

  // What is being written is kept while the writing goes on, and however it is left: with the page, or with the drawer.
  await details.getByRole('button', { name: 'Edit notes' }).click();
  const field = details.getByRole('textbox', { name: 'Notes' });
  await field.fill('Half');
  await field.pressSequentially(' a tho');
  const onDisk = () => rowsOf<{ notes: string }>(dataDir, 'SELECT notes FROM experiment')[0]?.notes;
  await expect.poll(onDisk).toContain('Half a tho');
  await page.reload();
  await room.details('Mine');
  await expect(details).toContainText('Half a tho');
  await details.getByRole('button', { name: 'Edit notes' }).click();
  await field.pressSequentially('ught');
  await details.getByRole('button', { name: /^Close/ }).click();
  await expect(details).toBeHidden();
  await expect(await room.details('Mine')).toContainText('Half a thought');
});

test('a sheet has everything on A4, black on white', async ({ openLab }) => {
  const { page } = await openLab();
  await withNotes(page, 'Remember [[weights 1.2 8,2]].');
  await page.keyboard.press('Escape');
  // From the palette the sheet is that of the experiment on the desk.
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('print');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toContainText('How a number was made');
  await expect(page.getByRole('article')).toContainText('the same digits as when it was saved');
  await expect(page.getByRole('article')).toContainText(`it → cat ${PINNED}`);
  const table = page.getByRole('table', { name: 'Weights in percent, columns 1 to 10' });
  await expect(table.getByRole('row')).toHaveCount(11);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = pdf.toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  // 210 × 297 mm in points, and text rather than a picture of it.
  expect(text).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12][.\d]*\]/u);
  // What is printed is what is on the screen: name, sentence, a number of the notes, the table and the sum.
  const printed = pdfText(pdf);
  for (const words of ['Pinned', 'Remember', 'Howanumberwasmade', 'thesamedigitsaswhenitwassaved'])
    expect(printed, words).toContain(words);
  const told = await page.getByRole('article').innerText();
  const numbers = told.match(/\d+\.\d+/gu) ?? [];
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.filter((number) => !printed.includes(number))).toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, 'wider than the page').toBe(false);
  expect(
    await page.evaluate(() => getComputedStyle(document.querySelector('article')!).color),
  ).toBe('rgb(0, 0, 0)');
});

test('a sheet of what is not there says so', async ({ openLab }) => {
  const { page } = await openLab();
  await page.evaluate(() => (location.hash = '#/experiments/nowhere/sheet'));
  await expect(page.getByRole('alert')).toContainText('no longer there');
});

test('all numbers leave as NumPy archive and as CSV tables', async ({ openLab }) => {
  const { page } = await openLab();
  await new LabPage(page).save('Numbers: all/of them?');
  const room = new RoomPage(page);
  await room.enter();
  for (const [entry, file, ending] of [
    [/NumPy/, 'Numbers all of them.npz', 'npy'],
    [/CSV/, 'Numbers all of them.csv.zip', 'csv'],
  ] as const) {
    const { name: called, bytes } = await downloaded(page, () =>
      room.menu('Numbers: all/of them?', entry),
    );
    expect(called).toBe(file);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    for (const name of ['layer1_head2_weights', 'layer1_output', 'layer1_head4_value'])
      expect(bytes.includes(`${name}.${ending}`), name).toBe(true);
    if (ending === 'csv') expect(bytes.includes(',The,cat,sat,on,the,mat')).toBe(true);
  }
});
