import type { Page } from '@playwright/test';
import { DEFAULT_SPEC, runExperiment, stageOf } from '../../src-core/experiment/index.ts';
import { downloaded } from './downloaded.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

/** Chooses an entry of the export menu: the name of the download that comes of it, and what is in it. */
async function exported(page: Page, kind: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  return downloaded(page, () => page.getByRole('menuitem', { name: kind }).click());
}

test('the map goes out as PNG, SVG, CSV and NumPy, with every digit', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  const { data } = stageOf(runExperiment(DEFAULT_SPEC), 'weights', 0);

  const png = await exported(page, 'PNG');
  expect(png.name).toBe('the-cat-sat-on-weights-head-1-map.png');
  expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(800);

  const svg = (await exported(page, 'SVG')).bytes.toString();
  expect(svg).toContain('<title>Weights, head 1</title>');
  expect(svg.match(/<rect/g)).toHaveLength(1 + 100);

  const csv = (await exported(page, 'CSV')).bytes.toString();
  const lines = csv.trim().split('\r\n');
  expect(lines[0]).toBe(',The,cat,sat,on,the,mat,because,it,was,tired');
  expect(lines.slice(1).flatMap((line) => line.split(',').slice(1).map(Number))).toEqual([...data]);

  const npy = await exported(page, '.npy');
  const start = 10 + npy.bytes.readUInt16LE(8);
  expect(npy.bytes.subarray(10, start).toString()).toContain("'shape': (10, 10)");
  const numbers = Array.from(data, (_, i) => npy.bytes.readDoubleLE(start + 8 * i));
  expect(numbers).toEqual([...data]);
});

test('every other picture can be taken out, too', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.select('it');
  // What tells that a picture is there, and how many texts it has at least: a title and every word, but a map of vectors
  // leaves out names that have no room.
  const pictures = [
    ['Lines', page.getByRole('group', { name: 'Words that ask' }), 21],
    ['Text', page.getByRole('group', { name: 'Sentence as text' }), 21],
    ['Heads', page.getByRole('button', { name: 'Head 4 off' }), 11],
    ['Space', page.getByRole('group', { name: 'Map of vectors' }), 8],
  ] as const;
  for (const [name, there, least] of pictures) {
    await page.getByRole('radio', { name, exact: true }).click();
    await expect(there).toBeVisible();
    const svg = (await exported(page, 'SVG')).bytes.toString();
    expect(svg.match(/<text/g)?.length, name).toBeGreaterThanOrEqual(least);
    const png = await exported(page, 'PNG');
    expect(png.bytes.length, name).toBeGreaterThan(4000);
  }
  await page.getByRole('tab', { name: 'Output' }).click();
  await page.getByRole('radio', { name: 'Bars' }).click();
  await expect(page.getByTestId('bars-total')).toBeVisible();
  const csv = (await exported(page, 'CSV')).bytes.toString().trim().split('\r\n');
  expect(csv[0]).toBe(',weight,value,weight × value');
  expect(csv).toHaveLength(1 + 40);
});
