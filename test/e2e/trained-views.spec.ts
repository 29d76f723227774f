import { LabPage } from './lab-page.ts';
import { expect, test } from './fixtures.ts';
import type { Locator } from '@playwright/test';
import {
  likenessOf,
  nearestTo,
  readWeights,
  runExperiment,
  sentenceVector,
  stageOf,
  wordPaths,
} from '../../src-core/experiment/index.ts';
import { percent } from '../../src-core/lessons/number-text.ts';
import { trained, useModelFile } from '../support/minilm.ts';

test.beforeAll(() => void useModelFile());

test('a word’s way beside another sentence’s, words merged from pieces, what is near, sentences alike', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  const [river, money] = ['We sat on the embankments by the bank.', 'My bank lends money.'];
  await lab.readTrained(river);
  await expect(lab.map).toHaveAccessibleName(/12 × 12/);
  const [one, other] = [runExperiment(trained(river)), runExperiment(trained(money))];
  await lab.select('bank');
  const at = { run: one, place: one.tokens.indexOf('bank') };
  const values = (cells: Locator) =>
    cells.evaluateAll((all) => all.map((cell) => Number((cell as HTMLElement).dataset['value'])));

  // The way of the word, beside that of the same word in another sentence; the slider goes through the layers.
  await page.getByRole('radio', { name: 'Path', exact: true }).click();
  await page.getByRole('textbox', { name: 'Sentence beside' }).fill(money);
  const table = page.getByRole('table', { name: 'The way in numbers' });
  const both = table.getByRole('row', { name: /^cosine of the two/ });
  const ways = wordPaths(at, { run: other, place: other.tokens.indexOf('bank') });
  await expect
    .poll(() => values(both.getByRole('cell')))
    .toEqual([...(ways.between?.cosine ?? [])]);
  await page.getByRole('slider', { name: 'Layer' }).focus();
  await page.keyboard.press('End');
  await expect(table.getByRole('button', { name: 'after layer 6' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(
    page.getByRole('button', { name: /^After layer 6: “bank” has moved/ }),
  ).toBeVisible();

  // What its vector is nearest to there.
  await page.getByRole('radio', { name: 'Lenses' }).click();
  await page.getByRole('radio', { name: 'Nearest' }).click();
  const near = nearestTo(at, 6, other, 12);
  const listed = (name: string) => values(page.getByRole('list', { name }).getByRole('listitem'));
  await expect
    .poll(() => listed('Words of both sentences'))
    .toEqual(near.words.map(({ cosine }) => cosine));
  expect(await listed('The model’s vocabulary')).toEqual(near.pieces?.map(({ cosine }) => cosine));

  // How alike the sentences are.
  await page.getByRole('radio', { name: 'Sentences' }).click();
  await page.getByLabel('Sentence B', { exact: true }).fill(money);
  const alike = likenessOf([one, other].map(sentenceVector));
  await expect
    .poll(() =>
      values(
        page
          .getByRole('table', { name: 'Cosines of the sentences' })
          .getByRole('cell')
          .filter({ hasText: /\d/ }),
      ),
    )
    .toEqual([...alike.data]);

  // Words in place of pieces, special tokens hidden: what is hidden is said, and what a number is made of.
  await page.getByRole('radio', { name: 'Map', exact: true }).click();
  await page.getByRole('radio', { name: 'Words', exact: true }).click();
  await page.getByRole('switch', { name: '[CLS] and [SEP]' }).click();
  const words = page.getByRole('grid', { name: 'Weights by words' });
  await expect(words).toHaveAttribute('aria-rowcount', '9');
  const weights = stageOf(one, 'weights', 0, 5);
  const read = readWeights(weights, one.tokens, one.tokens, { words: true, special: false });
  const hidden = percent(read.hidden[read.rows.findIndex(({ text }) => text === 'bank')] ?? NaN);
  await expect(page.getByTestId('reading')).toContainText(
    `${hidden} of “bank”’s attention is hidden`,
  );
  await words.focus();
  for (const key of ['Home', 'PageDown', 'ArrowUp', ...Array<string>(4).fill('ArrowRight')])
    await page.keyboard.press(key);
  await expect(words.getByRole('gridcell')).toHaveAccessibleName(
    /bank → embankments: .* the sum over embankment, ##s: 2 cells/,
  );
  // The way one looks is in the address, and stays over a restart.
  await expect.poll(() => page.url()).toContain('tokens=words&special=hidden');
  await page.reload();
  await expect(words).toHaveAttribute('aria-rowcount', '9');

  // Both sentences compared: of unlike length, so word by word; what has no counterpart is said.
  await page.getByRole('radio', { name: 'Path', exact: true }).click();
  await page.getByRole('button', { name: 'Compare maps' }).click();
  const paired = page.getByRole('region', { name: 'Aligned by word' });
  await expect(paired).toContainText('4 words stand in both');
  await expect(paired).toContainText('Only in the second: my, lend, ##s, money');
  const way = page.getByRole('region', { name: 'One word, layer by layer' });
  await expect(way.getByRole('combobox', { name: 'Word in both' })).toContainText('bank');
  await expect
    .poll(() => values(way.getByRole('row', { name: /^cosine of the two/ }).getByRole('cell')))
    .toEqual([...(ways.between?.cosine ?? [])]);
  const first = page.getByRole('grid', { name: 'First: Weights' });
  await first.focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page.getByTestId('compared-cell')).toContainText('[CLS] → we');
  await expect(page.getByTestId('compared-cell')).toContainText('→ no counterpart');
});

test('lesson 12 shows the way of *bank* in both sentences, and opens it in the Lab', async ({
  openLab,
}) => {
  const { page } = await openLab(undefined, 'Lessons');
  await page
    .getByRole('link', { name: /Reading attention in a trained model/ })
    .first()
    .click();
  const widget = page.getByRole('region', { name: '“bank” in two sentences, layer by layer' });
  await widget.scrollIntoViewIfNeeded();
  const [river, money] = ['I sat on the bank by the river.', 'I went to the bank for my money.'];
  const [one, other] = [river, money].map((text) => runExperiment(trained(text)));
  if (!one || !other) throw new Error('There are two sentences.');
  const at = (run: typeof one) => ({ run, place: run.tokens.indexOf('bank') });
  const cosines = wordPaths(at(one), at(other)).between?.cosine ?? [];
  const row = widget.getByRole('row', { name: /^cosine of the two/ });
  await expect
    .poll(() => row.getByRole('cell').allInnerTexts())
    .toEqual(Array.from(cosines, (cosine) => cosine.toFixed(2)));
  await widget.getByRole('slider', { name: 'After layer' }).fill('3');
  const told = widget
    .getByRole('paragraph')
    .filter({ hasText: /^After layer 3: “bank” has moved/ });
  await expect(told).toBeVisible();
  await widget.getByRole('button', { name: 'Open in the Lab' }).click();
  await expect(page.getByRole('textbox', { name: 'Sentence beside' })).toHaveValue(money);
  await expect(page.getByRole('slider', { name: 'Layer' })).toHaveValue('3');
});
