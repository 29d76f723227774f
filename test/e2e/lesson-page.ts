import { expect, type Page } from '@playwright/test';
import { rowsOf } from './database.ts';

/** Which block of a lesson stands at the upper edge of the page, and how far below it. */
export interface PlaceInLesson {
  readonly block: string;
  readonly offset: number;
}

/** What scrolls a lesson. */
export const scroller = (page: Page) => page.getByTestId('lesson-page');

/** Opens a lesson by the rail and the list of lessons. */
export async function openLesson(page: Page, name: RegExp | string): Promise<void> {
  await page
    .getByRole('link', { name: /^Lessons/ })
    .first()
    .click();
  await page.getByRole('list').getByRole('link', { name }).first().click();
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
}

/** Where somebody is in the open lesson. */
export async function placeOf(page: Page): Promise<PlaceInLesson> {
  return scroller(page).evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const blocks = [...element.querySelectorAll<HTMLElement>('[data-block]')];
    const first = blocks.find((block) => block.getBoundingClientRect().bottom > top);
    const offset = (first?.getBoundingClientRect().top ?? 0) - top;
    return { block: first?.dataset['block'] ?? '', offset };
  });
}

/** Waits until all of the open lesson is there, and scrolls it as a hand does. */
export async function scrollBy(page: Page, pixels: number): Promise<void> {
  await expect(page.getByRole('button', { name: /^(Mark as done|Done)$/ })).toBeAttached();
  await scroller(page).hover();
  const before = await placeOf(page);
  await page.mouse.wheel(0, pixels);
  await expect.poll(() => placeOf(page)).not.toEqual(before);
}

/** Waits until the disk has the place where the open lesson stands, and answers it. */
export async function keptPlace(page: Page, dataDir: string): Promise<PlaceInLesson> {
  let place: PlaceInLesson = { block: '', offset: 0 };
  await expect(async () => {
    place = await placeOf(page);
    const [row] = rowsOf<{ body: string }>(
      dataDir,
      `SELECT json_extract(body, '$.places') AS body FROM document WHERE name = 'reading'`,
    );
    const kept = Object.values(JSON.parse(row?.body ?? '{}') as Record<string, PlaceInLesson>);
    const near = kept.filter(({ offset }) => Math.abs(offset - place.offset) < 1.5);
    expect(near.map(({ block }) => block)).toContain(place.block);
  }).toPass({ timeout: 10_000 });
  return place;
}

/** Waits until the lesson stands where it stood. */
export async function expectPlace(page: Page, place: PlaceInLesson): Promise<void> {
  await expect(async () => {
    const now = await placeOf(page);
    expect(now.block).toBe(place.block);
    expect(Math.abs(now.offset - place.offset)).toBeLessThan(1.5);
  }).toPass({ timeout: 10_000 });
}
