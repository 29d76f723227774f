import type { Locator } from '@playwright/test';
import { DEFAULT_SPEC } from '../../src-core/experiment/index.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './lab-page.ts';

test('the whole way with the keyboard alone: type, look, trace, edit, undo, switch off, save, find, open, compare', async ({
  openLab,
}) => {
  const { page } = await openLab();
  const lab = new LabPage(page);
  const { keyboard } = page;
  const radio = (name: string) => page.getByRole('radio', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const map = page.getByRole('grid', { name: /^Weights, head 1/ });
  const number = page.getByTestId('picked-value');
  await expect(lab.map).toBeVisible();

  await test.step('a sentence', async () => {
    await tabTo(lab.sentence);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('birds sing loudly');
    await expect(lab.map).toHaveAccessibleName('Weights, head 1, 3 × 3');
  });

  await test.step('a number and its sum', async () => {
    await tabTo(map);
    await keyboard.press('Home');
    await keyboard.press('ArrowRight');
    await expect(number).toBeVisible();
    const first = await page.getByTestId('picked-title').innerText();
    await keyboard.press('ArrowRight');
    await expect(page.getByTestId('picked-title')).not.toHaveText(first);
    await tabTo(radio('Number'));
    await keyboard.press('ArrowRight');
    await expect(radio('Trace')).toBeChecked();
    const term = page.getByRole('treeitem');
    await expect(term.first()).toBeVisible();
    await tabTo(term);
    const terms = await term.count();
    await keyboard.press('ArrowRight');
    await expect.poll(() => term.count()).toBeGreaterThan(terms);
  });

  await test.step('another number in its place, and undone', async () => {
    const before = Number(await number.getAttribute('data-value'));
    await tabTo(map, 'Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('0.5');
    await keyboard.press('Enter');
    await expect(number).toHaveAttribute('data-value', '0.5');
    await keyboard.press('ControlOrMeta+z');
    await expect(number).toHaveAttribute('data-value', String(before));
    await keyboard.press('Escape');
    await expect(number).toBeHidden();
  });

  await test.step('a head switched off', async () => {
    await tabTo(radio('Map'));
    for (const name of ['Lines', 'Text', 'Heads']) {
      await keyboard.press('ArrowRight');
      await expect(radio(name)).toBeChecked();
    }
    const off = button('Head 1 off');
    await expect(off).toBeVisible();
    await tabTo(off, 'Shift+Tab');
    await keyboard.press('Space');
    await expect(off).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('saved under a name', async () => {
    await keyboard.press('ControlOrMeta+k');
    await keyboard.type('causal');
    await keyboard.press('Enter');
    await expect(radio('Causal')).toBeChecked();
    await keyboard.press('ControlOrMeta+s');
    await expect(page.getByRole('dialog', { name: 'Name this experiment' })).toBeVisible();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('By keyboard');
    await keyboard.press('Enter');
    await expect(lab.saveState).toHaveText('saved');
  });

  await test.step('found and opened again', async () => {
    await keyboard.press('ControlOrMeta+k');
    await keyboard.type('experiments');
    await keyboard.press('Enter');
    await tabTo(button('Open By keyboard'));
    await keyboard.press('Enter');
    await expect(lab.name).toHaveValue('By keyboard');
  });

  await test.step('compared with what the Lab opens with', async () => {
    await tabTo(button('Compare'));
    await keyboard.press('Enter');
    const first = page.getByRole('combobox', { name: 'First experiment' });
    await tabTo(first);
    await keyboard.press('Enter');
    await keyboard.type('What');
    await keyboard.press('Enter');
    await expect(first).toHaveText('What the Lab opens with');
    await expect(page.getByText('head 1 of layer 1 off', { exact: true })).toBeVisible();
    await tabTo(page.getByRole('grid', { name: 'Second: Weights' }));
    await keyboard.press('ArrowRight');
    await expect(page.getByTestId('compared-cell')).toContainText('%');
    await tabTo(button('Back to the Lab'), 'Shift+Tab');
    await keyboard.press('Enter');
  });

  await radio('Map').press('Home');
  await radio('Trace').press('Home');
  await lab.select('sing');
  await lab.expectDigitsOf(
    {
      ...{ ...DEFAULT_SPEC, text: 'birds sing loudly', mask: { kind: 'causal' } },
      ablations: [{ kind: 'head', layer: 0, head: 0 }],
    },
    'sing',
  );

  /** Goes on with Tab, or back, until one of these has the focus. */
  async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const focused = target.and(page.locator(':focus'));
    for (let i = 0; i < 60; i++) {
      await keyboard.press(key);
      if ((await focused.count()) > 0) return;
    }
    throw new Error(`${key} does not reach ${target}.`);
  }
});
