import { DEFAULT_SPEC } from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

test('no text at all is explained; the last picture stays and the next word goes on', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 10 × 10');
  await lab.sentence.fill('');
  await expect(lab.alert).toContainText('Type at least one word');
  await expect(lab.map).toBeVisible();
  await lab.sentence.fill('word');
  await expect(lab.alert).toBeHidden();
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 1 × 1');
  await lab.select('word');
  expect(await lab.rankedWeights('word')).toEqual([1]);
});

test('five thousand words are refused with the number to remove, and stay in the field', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  const text = Array.from({ length: 5000 }, (_, i) => `w${i}`).join(' ');
  await lab.sentence.fill(text);
  await expect(lab.alert).toContainText('5,000 tokens');
  await expect(lab.alert).toContainText('Remove 4,488 or more');
  await expect(lab.sentence).toHaveValue(text);
  await expect(page.getByLabel('Save state')).toHaveText('draft, not saved');
});

test('the longest sentence is drawn', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill(Array.from({ length: 512 }, (_, i) => `w${i}`).join(' '));
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 512 × 512', { timeout: 20_000 });
  await expect(lab.alert).toBeHidden();
});

test('emoji, accents and right-to-left text are words like others', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  const text = 'שלום 👩‍👩‍👧 naïve café 中 🇩🇪';
  await lab.sentence.fill(text);
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 6 × 6');
  await lab.select('naïve');
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, text }, 'naïve');
  await expect(lab.ranking('naïve')).toContainText('👩‍👩‍👧');
  await lab.save('עברית 🙂');
  await lab.openSaved('עברית 🙂');
  await expect(lab.sentence).toHaveValue(text);
});
