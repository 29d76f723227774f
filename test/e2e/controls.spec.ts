import { FAULTS } from '../../src-core/attention/index.ts';
import { DEFAULT_SPEC, presetSpec, type ExperimentSpec } from '../../src-core/experiment/index.ts';
import { FAULT_STORIES } from '../../src-renderer/describe/fault-effect.ts';
import { FAULT_NAMES } from '../../src-renderer/describe/faults.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

const MODEL = { kind: 'seeded', seed: 7, dModel: 32, heads: 4, positions: 'sinusoidal' } as const;

test('an example opens as a new experiment, and unsaved work is asked about', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill('Something of my own');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('button', { name: /^The bank of the river/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(lab.sentence).toHaveValue('I sat by the bank of the river.');
  await lab.expectDigitsOf(presetSpec('bank-river'), 'bank');
});

test('a mistake made on purpose says what goes wrong and where', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await page.getByRole('button', { name: 'Break it' }).click();
  await page.getByRole('switch', { name: 'Mistake: mask after softmax' }).click();
  await expect(page.getByText('nothing is masked')).toBeVisible();
  await page.getByRole('radio', { name: 'Causal' }).click();
  await expect(page.getByText(/The row of “.+” sums to 0\.\d+, not 1/)).toBeVisible();
  const spec: ExperimentSpec = {
    ...DEFAULT_SPEC,
    mask: { kind: 'causal' },
    faults: ['mask-after-softmax'],
  };
  await lab.expectDigitsOf(spec, 'sat');
  // Each of the others tells its story and gives the digits of the core.
  await page.getByRole('switch', { name: 'Mistake: mask after softmax' }).click();
  for (const fault of FAULTS.filter((one) => one !== 'mask-after-softmax')) {
    const own = page.getByRole('switch', { name: `Mistake: ${FAULT_NAMES[fault]}`, exact: true });
    await own.click();
    await expect(page.getByRole('status').filter({ hasText: FAULT_STORIES[fault] })).toBeVisible();
    await lab.expectDigitsOf({ ...spec, faults: [fault] }, 'sat');
    await own.click();
  }
});

test('a mask is painted with the keyboard, and a row without any word is explained', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill('a b c');
  await page.getByRole('radio', { name: 'Paint' }).click();
  const sheet = page.getByLabel('Paint the mask');
  await sheet.focus();
  for (const key of [' ', 'ArrowRight', ' ', 'ArrowRight', ' ']) await page.keyboard.press(key);
  await expect(page.getByText(/“a” may look at nothing/)).toBeVisible();
  const rows = ['000', '111', '111'];
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: 'a b c', mask: { kind: 'painted', rows } },
    'b',
  );
  await page.getByRole('radio', { name: 'More' }).click();
  const window_ = { kind: 'window', radius: 2 } as const;
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, text: 'a b c', mask: window_ }, 'c');

  await page.getByRole('combobox', { name: 'Kind of mask' }).click();
  await page.getByRole('option', { name: 'Global words' }).click();
  await page.getByLabel('Radius').fill('0');
  const words = page.getByRole('group', { name: 'Global words' });
  await words.getByRole('button', { name: 'a' }).click();
  await words.getByRole('button', { name: 'c' }).press('Space');
  const global_ = { kind: 'global', radius: 0 } as const;
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: 'a b c', mask: { ...global_, tokens: [2] } },
    'b',
  );

  // Words are changed in place, and the global word stays the word that was chosen.
  const chips = page.getByRole('group', { name: 'Words of the sentence' });
  const chip = (word: string) => chips.getByRole('button', { name: new RegExp(`^${word}\\s*,`) });
  await chip('c').press('Alt+ArrowLeft');
  await expect(lab.sentence).toHaveValue('a c b');
  await chip('a').press('F2');
  await chips.getByLabel('Word 1').fill('x');
  await page.keyboard.press('Enter');
  await expect(lab.sentence).toHaveValue('x c b');
  await chip('x').press('Insert');
  await chips.getByLabel('New word').fill('y z');
  await page.keyboard.press('Enter');
  await expect(lab.sentence).toHaveValue('x y z c b');
  await chip('z').press('Delete');
  await expect(lab.sentence).toHaveValue('x y c b');
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: 'x y c b', mask: { ...global_, tokens: [2] } },
    'y',
  );
  await chip('b').dragTo(chip('x'), { targetPosition: { x: 3, y: 10 } });
  await expect(lab.sentence).toHaveValue('b x y c');
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: 'b x y c', mask: { ...global_, tokens: [3] } },
    'y',
  );
  await chips.getByRole('button', { name: 'Change the word y' }).click();
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect(lab.sentence).toHaveValue('b x c');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ControlOrMeta+z');
  await expect(lab.sentence).toHaveValue('a b c');
});

test('own numbers are checked, with the place, before anything changes', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await lab.sentence.fill('a b');
  await page.getByRole('combobox', { name: 'Word vectors' }).click();
  await page.getByRole('option', { name: 'Own numbers (CSV)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Own word vectors' });
  await dialog.getByRole('textbox', { name: 'Numbers' }).fill('1,0,0,2\n1,x,0,0');
  await dialog.getByRole('button', { name: 'Use these numbers' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Line 2, column 2: “x” is not a number.');
  await dialog.getByRole('textbox', { name: 'Numbers' }).fill('1,0,0,2');
  await dialog.getByRole('button', { name: 'Use these numbers' }).click();
  await expect(dialog.getByRole('alert')).toContainText('need 2');
  // From a file: of another shape, and far too large; nothing is changed by either.
  const field = dialog.getByLabel('Open a file of numbers');
  await field.setInputFiles({
    ...{ name: 'three.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('1,2\n3,4\n5,6'),
  });
  await expect(dialog.getByRole('textbox', { name: 'Numbers' })).toHaveValue('1,2\n3,4\n5,6');
  await dialog.getByRole('button', { name: 'Use these numbers' }).click();
  await expect(dialog.getByRole('alert')).toContainText('There are 3 lines');
  await field.evaluate((input: HTMLInputElement) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(50 * 2 ** 20)], 'large.csv'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(dialog.getByRole('alert')).toContainText('“large.csv” is larger than 10 MB');
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.');
  await dialog.getByRole('textbox', { name: 'Numbers' }).fill('1;0;0;2\n0,5;1;0;0');
  await dialog.getByRole('button', { name: 'Use these numbers' }).click();
  const embeddings = [
    [1, 0, 0, 2],
    [0.5, 1, 0, 0],
  ];
  const model = { ...MODEL, dModel: 4, given: { embeddings } };
  await lab.expectDigitsOf({ ...DEFAULT_SPEC, text: 'a b', model }, 'a');

  await page.getByRole('button', { name: 'Second sentence' }).click();
  await lab.secondSentence.fill('c d');
  await page.getByRole('combobox', { name: 'Word vectors of the second sentence' }).click();
  await page.getByRole('option', { name: 'Own numbers (CSV)' }).click();
  const second = page.getByRole('dialog', { name: 'Own word vectors of the second sentence' });
  await second.getByRole('textbox', { name: 'Numbers' }).fill('1,2,3\n4,5,6');
  await second.getByRole('button', { name: 'Use these numbers' }).click();
  await expect(second.getByRole('alert')).toContainText('need 4 in every line');
  await second.getByRole('textbox', { name: 'Numbers' }).fill('1,2,3,4\n-1,0,0.5,0');
  await second.getByRole('button', { name: 'Use these numbers' }).click();
  const given = {
    embeddings,
    contextEmbeddings: [
      [1, 2, 3, 4],
      [-1, 0, 0.5, 0],
    ],
  };
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: 'a b', context: 'c d', model: { ...model, given } },
    'a',
  );
});

test('sizes, layers and switched-off parts give the digits of the core', async ({ openLab }) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  await page.getByRole('combobox', { name: 'Word vectors' }).click();
  await page.getByRole('option', { name: 'One-hot' }).click();
  await page.getByRole('button', { name: 'Sizes and layers' }).click();
  await page.getByLabel('Layers', { exact: true }).fill('2');
  await page.getByLabel('d_k', { exact: true }).fill('3');
  await page.getByRole('switch', { name: 'Biases' }).click();
  await page.getByRole('button', { name: 'Switch off' }).click();
  const words = page.getByRole('group', { name: /^Switch off: Words/ });
  await words.getByRole('button', { name: 'cat', exact: true }).click();
  await page.getByRole('combobox', { name: 'Number of key and value heads' }).click();
  await page.getByRole('option', { name: '1, for all' }).click();
  await expect(page.getByText(/^Multi-query attention/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Positions' }).click();
  await page.getByRole('option', { name: 'Learned table' }).click();
  await page.getByRole('combobox', { name: 'Values of which head' }).click();
  await page.getByRole('option', { name: 'head 2' }).click();
  const values = page.getByRole('group', { name: /^Switch off: Values/ });
  await values.getByRole('button', { name: 'mat', exact: true }).click();
  const model = {
    ...MODEL,
    ...({ words: 'one-hot', layers: 2, dK: 3, biases: true } as const),
    ...({ keyValueHeads: 1, positions: 'learned' } as const),
  };
  const spec: ExperimentSpec = {
    ...DEFAULT_SPEC,
    model,
    ablations: [
      { kind: 'token', token: 1 },
      { kind: 'value', layer: 0, head: 1, token: 5 },
    ],
  };
  await lab.expectDigitsOf(spec, 'it');
  // As many as heads again: the experiment is the same as if it had never been set.
  await page.getByRole('combobox', { name: 'Number of key and value heads' }).click();
  await page.getByRole('option', { name: '4, one each' }).click();
  await lab.expectDigitsOf({ ...spec, model: { ...model, keyValueHeads: 4 } }, 'it');
});
