import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DEFAULT_SPEC } from '../../src-core/experiment/index.ts';
import { downloaded } from './downloaded.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';
import { RoomPage } from './room-page.ts';

const choose = async (page: Page, path: string) =>
  page.getByLabel('File of experiments').setInputFiles(path);

test('all experiments leave as a file, and come into another lab after a summary', async ({
  openLab,
  dataDir,
}) => {
  const first = await openLab();
  const lab = new LabPage(first.page);
  await lab.save('Cats and mats');
  await first.page.getByRole('button', { name: 'New', exact: true }).click();
  await lab.sentence.fill('A naïve river');
  await lab.save('A river');
  const room = new RoomPage(first.page);
  await room.enter();
  const details = await room.details('A river');
  await details.getByLabel('New tag').fill('water');
  await first.page.keyboard.press('Enter');
  await first.page.keyboard.press('Escape');
  await first.page.getByRole('button', { name: 'Files' }).click();
  const file = await downloaded(first.page, () =>
    first.page.getByRole('menuitem', { name: 'Export all' }).click(),
  );
  expect(file.name).toBe('All experiments.attnlab.json');
  const path = join(dataDir, 'exported.attnlab.json');
  writeFileSync(path, file.bytes);
  await first.close();

  const { page } = await openLab(join(dataDir, 'other'));
  const other = new RoomPage(page);
  await other.enter();
  await expect(page.getByText('Nothing saved yet')).toBeVisible();
  // From anywhere, by the palette.
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('import');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Import experiments' });
  await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeVisible();
  await dialog.getByLabel('File of experiments').setInputFiles(path);
  await expect(dialog).toContainText(/2\s*new/u);
  await expect(dialog).toContainText(/0\s*with other digits/u);
  await expect(page.getByText('Nothing saved yet')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import 2' }).click();
  await expect(page.getByText('2 experiments were imported.').first()).toBeVisible();
  await expect(other.names).toHaveText([/A river/, /Cats and mats/]);
  await other.search.fill('water');
  await other.expectNames('A river');
  await page.getByRole('button', { name: 'Open A river' }).click();
  await expect(page.getByRole('grid')).toHaveAccessibleName(/3 × 3/);
  await new LabPage(page).expectDigitsOf({ ...DEFAULT_SPEC, text: 'A naïve river' }, 'naïve');

  await other.enter();
  await choose(page, path);
  await expect(dialog).toContainText(/2\s*already there/u);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await other.search.fill('');
  await expect(other.names).toHaveCount(2);
});

test('bad files are refused with the place, and nothing is changed', async ({
  openLab,
  dataDir,
}) => {
  const { page } = await openLab();
  await new LabPage(page).save('Mine');
  const room = new RoomPage(page);
  await room.enter();
  const good = {
    format: 'attention-lab',
    version: 1,
    app: '0.1.0',
    engine: 1,
    experiments: [
      { id: 'a', name: 'A', spec: DEFAULT_SPEC, engine: 1, createdAt: 1, updatedAt: 1 },
      {
        ...{ id: 'b', name: 'B', engine: 1, createdAt: 1, updatedAt: 1 },
        spec: { ...DEFAULT_SPEC, model: { ...DEFAULT_SPEC.model, heads: 'four' } },
      },
    ],
  };
  const text = JSON.stringify(good);
  const dialog = page.getByRole('dialog', { name: 'This file was not imported' });
  for (const [name, content, message] of [
    ['wrong.attnlab.json', text, 'experiments[1].spec.model.heads'],
    ['newer.attnlab.json', text.replace('"version":1', '"version":9'), 'newer Attention Lab'],
    ['cut.attnlab.json', text.slice(0, 300), 'the file ends in the middle'],
    ['deep.attnlab.json', '['.repeat(500_000), 'brackets are open'],
    ['hostile.attnlab.json', text.replace('"app"', '"__proto__":{"a":1},"app"'), '__proto__'],
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]), 'no text'],
  ] as const) {
    const path = join(dataDir, name);
    writeFileSync(path, content);
    await choose(page, path);
    await expect(dialog).toContainText(name);
    await expect(dialog.getByRole('alert')).toContainText(message);
    await expect(dialog.getByRole('alert')).toContainText('Nothing was changed');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await room.expectNames('Mine');
  }
});

test('a file that is too large is refused before it is read', async ({ openLab }) => {
  const { page } = await openLab();
  const room = new RoomPage(page);
  await room.enter();
  // Made in the page: a browser that is controlled from afar takes no such file.
  await page.getByLabel('File of experiments').evaluate((field: HTMLInputElement) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(50 * 2 ** 20 + 1)], 'large.attnlab.json'));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const dialog = page.getByRole('dialog', { name: 'This file was not imported' });
  await expect(dialog).toContainText('large.attnlab.json');
  await expect(dialog.getByRole('alert')).toContainText('50 MB');
});

test('a file can be dropped anywhere in the room', async ({ openLab }) => {
  const { page } = await openLab();
  const room = new RoomPage(page);
  await room.enter();
  const entry = {
    id: 'a',
    name: 'Dropped',
    spec: DEFAULT_SPEC,
    engine: 1,
    createdAt: 1,
    updatedAt: 1,
  };
  const file = { format: 'attention-lab', version: 1, app: '1', engine: 1, experiments: [entry] };
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.attnlab.json', { type: 'application/json' }));
    return data;
  }, JSON.stringify(file));
  const target = page.getByRole('heading', { level: 1 });
  await target.dispatchEvent('dragenter', { dataTransfer: dropped });
  await expect(page.getByText('Drop to import experiments')).toBeVisible();
  await target.dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByRole('button', { name: 'Import 1' }).click();
  await room.expectNames('Dropped');
});
