// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useSession } from '#renderer/stores/frame/session.ts';
import { useSettings } from '#renderer/stores/frame/settings.ts';
import { settled, startLab } from '../support.ts';

test('a change and its undoing leave nothing to save', () => {
  startLab();
  const document = useDocument();
  document.edit({ temperature: 2 });
  expect(document.changed).toBe(true);
  document.edit({ temperature: 1 });
  expect(document.changed).toBe(false);
});

test('heads always divide d_model', () => {
  startLab();
  const document = useDocument();
  document.editModel({ dModel: 30 });
  expect(document.spec.model).toMatchObject({ dModel: 30, heads: 3 });
  expect(DEFAULT_SPEC.model.heads).toBe(4);
});

test('shared key and value heads always divide the heads, and one each is no setting', () => {
  startLab();
  const document = useDocument();
  document.editModel({ keyValueHeads: 2 });
  document.editModel({ heads: 8 });
  expect(document.spec.model).toMatchObject({ heads: 8, keyValueHeads: 2 });
  document.editModel({ heads: 1 });
  expect(document.spec.model).toMatchObject({ heads: 1, keyValueHeads: undefined });
  document.editModel({ heads: 4, keyValueHeads: 4 });
  expect(document.changed).toBe(false);
});

test('the theme is kept, and on the document at once', async () => {
  const link = startLab({ settings: { theme: 'dark', decimals: 2 } });
  const settings = useSettings();
  await settings.load();
  expect(document.documentElement.dataset.theme).toBe('dark');
  await settings.setTheme('light');
  expect(document.documentElement.dataset.theme).toBe('light');
  expect(link.state.settings.theme).toBe('light');
});

test('the end of the engine is known, and its menu is heard', async () => {
  const link = startLab({ notices: ['A damaged file was set aside.'] });
  const session = useSession();
  await session.load();
  expect(session.notices).toEqual(['A damaged file was set aside.']);
  const heard: string[] = [];
  const stop = session.onCommand((command) => heard.push(command));
  link.command('palette');
  await settled();
  stop();
  link.command('save');
  await settled();
  expect(heard).toEqual(['palette']);
  link.close();
  expect(session.connected).toBe(false);
});

test('how tokens are read is kept once it was chosen', async () => {
  const link = startLab({ settings: { theme: 'dark', decimals: 3 } });
  const settings = useSettings();
  await settings.load();
  expect(settings.reading).toEqual({ words: false, special: true });
  await settings.setReading({ words: true, special: false });
  expect(link.state.settings).toEqual({
    ...{ theme: 'dark', decimals: 3, folds: {} },
    reading: { words: true, special: false },
  });
  await settings.load();
  expect(settings.reading).toEqual({ words: true, special: false });
});

test('the decimals of matrices are kept too, and change no other setting', async () => {
  const link = startLab({ settings: { theme: 'dark', decimals: 3, folds: { Model: false } } });
  const settings = useSettings();
  await settings.load();
  expect(settings.decimals).toBe(3);
  await settings.setDecimals(5);
  await settings.setFold('Mask', true);
  expect(link.state.settings).toEqual({
    ...{ theme: 'dark', decimals: 5 },
    folds: { Model: false, Mask: true },
  });
});
