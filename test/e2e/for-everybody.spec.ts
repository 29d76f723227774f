import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

/** A picture of attention, and how it is opened, reached and read without a mouse, a motion or a colour. */
interface Picture {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** Where Tab begins, near to the picture. */
  readonly from: (page: Page) => Locator;
  /** The picture, or what of it gets the focus. */
  readonly reach: (page: Page) => Locator;
  readonly key: string;
  /** What the place says that the keys are on. */
  readonly says: RegExp;
  /** Its rows, lines or points in words. */
  readonly words: (page: Page) => Locator;
  readonly inWords: RegExp;
  /** What says without colour what its colours say. */
  readonly seen: (page: Page) => Locator;
  readonly seenAs: RegExp;
}

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const items = (page: Page, list: string | RegExp) =>
  page.getByRole('list', { name: list }).getByRole('listitem');
const lab = {
  from: (page: Page) => page.getByRole('tab', { selected: true }),
  words: (page: Page) => items(page, 'The weights in words'),
  inWords: /looks \d+\s%/u,
};
const lens = { from: (page: Page) => radio(page, 'Lenses') };

/** The ways to see a step. */
const STAGE_PICTURES: readonly Picture[] = [
  {
    ...lab,
    name: 'Map',
    open: (page) => radio(page, 'Map').click(),
    reach: (page) => page.getByRole('grid', { name: /^Weights/ }),
    ...{ key: 'ArrowRight', says: /→ \w+: [\d.]+\s%/u },
    seen: (page) => page.getByTestId('picked-value'),
    seenAs: /[\d.]+\s%/u,
  },
  {
    ...lab,
    name: 'Lines',
    open: (page) => radio(page, 'Lines').click(),
    reach: (page) => page.getByRole('group', { name: 'Words that ask' }).locator('button'),
    ...{ key: 'ArrowDown', says: /\w/ },
    seen: (page) => page.getByRole('group', { name: 'Words that are asked' }).locator('button'),
    seenAs: /\d+\s%/u,
  },
  {
    ...lab,
    name: 'Text',
    open: (page) => radio(page, 'Text').click(),
    reach: (page) => page.getByRole('group', { name: 'Sentence as text' }).locator('button'),
    ...{ key: 'ArrowRight', says: /, \d+\s%/u },
    seen: (page) => page.getByRole('group', { name: 'Sentence as text' }).locator('button'),
    seenAs: /\d+\s%/u,
  },
  {
    ...lab,
    name: 'Heads',
    open: (page) => radio(page, 'Heads').click(),
    reach: (page) => page.locator('[data-tile] [data-open]'),
    ...{ key: 'ArrowRight', says: /most where “\w+” looks at “\w+”: \d+\s%.*Head \d/su },
    seen: (page) => page.locator('[data-tile]'),
    seenAs: /\d\.\d+\sbit/u,
  },
  {
    ...lab,
    name: 'Space',
    open: (page) => radio(page, 'Space').click(),
    reach: (page) => page.getByRole('group', { name: 'Map of vectors' }).getByRole('button'),
    ...{ key: 'ArrowRight', says: /\w+, query/ },
    words: (page) => items(page, 'The map in words'),
    inWords: /is at [-−]?\d.* and [-−]?\d.* nearest to “\w+, (query|key)”, \d\.\d+ away/,
    seen: (page) => page.getByRole('group', { name: 'Map of vectors' }).locator('text'),
    seenAs: /\w/,
  },
  {
    ...lab,
    name: 'Bars',
    open: async (page) => {
      await page.getByRole('tab', { name: 'Output' }).click();
      await radio(page, 'Bars').click();
    },
    reach: (page) => page.getByRole('list', { name: /^What makes up/ }).locator('[data-bar]'),
    ...{ key: 'ArrowDown', says: /\w+: *[-−]?\d\.\d+/ },
    words: (page) => items(page, /^What makes up/),
    inWords: /[-−]?\d\.\d+/,
    seen: (page) => page.getByTestId('bars-total'),
    seenAs: /= [-−]?\d/,
  },
];

/** The lenses, and what is painted, compared or walked through. */
const OTHER_PICTURES: readonly Picture[] = [
  {
    ...lens,
    name: 'Saturation',
    open: async (page) => {
      await page.getByRole('tab', { name: 'Weights' }).click();
      await radio(page, 'Map').click();
      await radio(page, 'Lenses').click();
    },
    reach: (page) => page.getByRole('group', { name: /^Entropy over the temperature/ }),
    ...{ key: 'ArrowRight', says: /temperature [\d.]+, entropy, bit [\d.]+/ },
    words: (page) => page.getByRole('group', { name: /: .* bit at .*, .* bit at / }),
    inWords: /^/,
    seen: (page) => page.getByTestId('curve-point').first(),
    seenAs: /entropy, bit [\d.]+/,
  },
  {
    ...lens,
    name: 'Gradient',
    open: async (page) => {
      await radio(page, 'Gradient').click();
      await page.getByRole('grid', { name: /^Weights/ }).press('Home');
    },
    reach: (page) => page.getByRole('grid', { name: /^Slopes/ }),
    ...{ key: 'ArrowRight', says: /dimension \d+: [-−]?\d/ },
    words: (page) => items(page, 'The slopes in words'),
    inWords: /largest [-−]?\d.* at dimension \d+/,
    seen: (page) => page.getByText('Steepest:'),
    seenAs: /dimension \d+.*: [-−]?\d/,
  },
  {
    name: 'Mask painter',
    open: (page) => radio(page, 'Paint').click(),
    from: (page) => radio(page, 'Paint'),
    reach: (page) => page.getByRole('application', { name: 'Paint the mask' }),
    ...{ key: 'ArrowRight', says: /→ \w+: (allowed|blocked)/ },
    words: (page) => items(page, 'The mask in words'),
    inWords: /may look at/,
    seen: (page) => page.getByRole('application', { name: 'Paint the mask' }),
    seenAs: /^×*$/,
  },
  {
    name: 'Compare',
    open: (page) => page.getByRole('button', { name: 'Compare', exact: true }).click(),
    from: (page) => page.getByRole('button', { name: 'Back to the Lab' }),
    reach: (page) => page.getByRole('grid', { name: 'Second: Weights' }),
    ...{ key: 'ArrowRight', says: /→ \w+: .*\d/ },
    words: (page) => items(page, /^(First|Second): Weights, in words$/),
    inWords: /looks \d+\s%/u,
    seen: (page) => page.getByTestId('compared-cell'),
    seenAs: /→ \d[\d.]*\s%/u,
  },
  {
    name: 'Walk-through',
    open: async (page) => {
      await page.getByRole('button', { name: 'Back to the Lab' }).click();
      await page.getByRole('link', { name: 'Walk-through' }).click();
    },
    from: (page) => radio(page, 'All steps'),
    reach: (page) => page.getByTestId('walk').getByRole('grid'),
    ...{ key: 'ArrowRight', says: /^\w+, dimension \d+: [-−]?\d\.\d+/ },
    words: (page) => page.getByTestId('walk').getByRole('grid').first().locator('tbody tr'),
    inWords: /^\w+[-−]?\d\.\d+/,
    seen: (page) => page.getByTestId('walk').locator('td[data-row]'),
    seenAs: /\d\.\d+/,
  },
];

for (const [which, pictures] of [
  ['every picture of a step', STAGE_PICTURES],
  ['every other picture', OTHER_PICTURES],
] as const) {
  test(`${which} is reached with Tab, read with arrow keys, told in words, still, and without colour`, async ({
    openLab,
  }) => {
    const { page } = await openLab();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await new LabPage(page).sentence.fill('cats sleep well');
    await expect(page.getByRole('grid')).toHaveAccessibleName(/3 × 3/);
    for (const picture of pictures) await test.step(picture.name, () => check(page, picture));
  });
}

async function check(page: Page, picture: Picture): Promise<void> {
  const { open, reach, key, says, words, inWords, seen, seenAs } = picture;
  await open(page);
  await expect(reach(page).first()).toBeVisible();
  await tabTo(page, picture);
  await page.keyboard.press('Home');
  const before = await spoken(page);
  await page.keyboard.press(key);
  expect(await moving(page), 'what moves').toEqual([]);
  await expect.poll(() => spoken(page)).toMatch(says);
  await expect.poll(() => spoken(page), 'what the next place says').not.toBe(before);
  await expect(words(page).first()).toHaveText(inWords);
  await expect(seen(page).first()).toBeVisible();
  await expect(seen(page).first()).toHaveText(seenAs);
}

/** Goes on with Tab until the picture, or something of it, has the focus. */
async function tabTo(page: Page, { from, reach }: Picture): Promise<void> {
  await from(page).focus();
  const focused = reach(page).and(page.locator(':focus'));
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
  }
  throw new Error('Tab does not reach it.');
}

/** What a screen reader says of where the focus is: its name, its description, its text, and what is told beside it. */
function spoken(page: Page): Promise<string> {
  return page
    .evaluate(() => {
      const focused = document.activeElement;
      const active = focused?.getAttribute('aria-activedescendant');
      const place = active ? document.getElementById(active) : focused;
      const beside = focused?.parentElement?.querySelector('[role=status]')?.textContent;
      const label = place?.getAttribute('aria-label');
      const own = label ?? [place?.getAttribute('aria-description'), place?.textContent].join(' ');
      return [own, beside].join(' ');
    })
    .then((text) => text.trim());
}

/** What moves at this moment, for longer than one frame. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().duration) > 16)
      .map((one) => `${one.id} ${(one.effect as KeyframeEffect | null)?.target?.className}`),
  );
}
