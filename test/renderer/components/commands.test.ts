// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { computed, defineComponent } from 'vue';
import { expect, test, vi } from 'vitest';
import { fuzzyScore } from '#renderer/components/commands/fuzzy.ts';
import { useShortcuts } from '#renderer/components/commands/use-shortcuts.ts';

test('letters in their order find a title, whole words find it better', () => {
  expect(fuzzyScore('svx', 'Save experiment')).not.toBeNull();
  expect(fuzzyScore('xvs', 'Save experiment')).toBeNull();
  expect(fuzzyScore('dark', 'Dark theme')!).toBeGreaterThan(fuzzyScore('dark', 'Do a trick')!);
});

function listening() {
  const ran = vi.fn();
  const command = (title: string, keys: string) => ({
    group: 'Help' as const,
    title,
    keys,
    run: () => ran(title),
  });
  const commands = [command('save', 'mod+s'), command('new', 'n'), command('lab', 'g l')];
  mount(defineComponent({ setup: () => (useShortcuts(computed(() => commands)), () => null) }));
  const press = (key: string, init: KeyboardEventInit = {}, target: EventTarget = window) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    );
  return { ran, press };
}

test('shortcuts with Ctrl or Command, single keys, and two in a row', () => {
  const { ran, press } = listening();
  press('s', { ctrlKey: true });
  press('s', { metaKey: true });
  press('n');
  press('g');
  press('l');
  expect(ran.mock.calls.flat()).toEqual(['save', 'save', 'new', 'lab']);
});

test('while something is typed only Ctrl and Command count', () => {
  const { ran, press } = listening();
  const area = document.body.appendChild(document.createElement('textarea'));
  press('n', {}, area);
  press('s', { ctrlKey: true }, area);
  expect(ran.mock.calls.flat()).toEqual(['save']);
});

test('an open dialog keeps the keys to itself', () => {
  const { ran, press } = listening();
  const dialog = document.body.appendChild(document.createElement('div'));
  dialog.setAttribute('role', 'dialog');
  press('n');
  press('s', { ctrlKey: true });
  dialog.remove();
  expect(ran).not.toHaveBeenCalled();
});
