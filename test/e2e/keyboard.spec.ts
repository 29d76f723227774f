import { DEFAULT_SPEC } from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

test('the whole way with the keyboard alone: type, look, change, save, find, open', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  const { keyboard } = page;
  await expect(lab.map).toBeVisible();

  await tabTo('Sentence');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('birds sing loudly');
  await expect(lab.map).toHaveAccessibleName('Weights, head 1, 3 × 3');

  await tabTo(/^Weights, head 1/);
  await keyboard.press('Home');
  await keyboard.press('ArrowRight');
  await expect(page.getByTestId('picked-value')).toBeVisible();
  const first = await page.getByTestId('picked-title').innerText();
  await keyboard.press('ArrowRight');
  await expect(page.getByTestId('picked-title')).not.toHaveText(first);
  await keyboard.press('Escape');
  await expect(page.getByTestId('picked-value')).toBeHidden();

  await keyboard.press('ControlOrMeta+k');
  await keyboard.type('causal');
  await keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Causal' })).toBeChecked();

  await keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('dialog', { name: 'Name this experiment' })).toBeVisible();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('By keyboard');
  await keyboard.press('Enter');
  await expect(lab.saveState).toHaveText('saved');

  await keyboard.press('ControlOrMeta+k');
  await keyboard.type('experiments');
  await keyboard.press('Enter');
  await tabTo('Open By keyboard');
  await keyboard.press('Enter');
  await expect(lab.name).toHaveValue('By keyboard');
  await lab.select('sing');
  await lab.expectDigitsOf(
    { ...DEFAULT_SPEC, text: 'birds sing loudly', mask: { kind: 'causal' } },
    'sing',
  );

  /** Goes on with Tab until something of this name has the focus. */
  async function tabTo(name: string | RegExp): Promise<void> {
    const target = page
      .locator(':focus')
      .and(
        page
          .getByLabel(name, { exact: true })
          .or(page.getByRole('grid', { name }))
          .or(page.getByRole('button', { name })),
      );
    for (let i = 0; i < 60; i++) {
      await keyboard.press('Tab');
      if ((await target.count()) > 0) return;
    }
    throw new Error(`Tab does not reach ${name}.`);
  }
});
