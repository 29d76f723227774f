// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { beforeEach, expect, test } from 'vitest';
import SentenceField from '#renderer/components/lab/SentenceField.vue';
import WordChips from '#renderer/components/lab/WordChips.vue';
import { startLab } from '../support.ts';

beforeEach(() => void startLab());

function chips(chosen: number | null, weights: Float64Array | null = Float64Array.of(0.7, 0.3, 0)) {
  const props = {
    label: 'Words',
    words: ['the', 'cat', 'sat'],
    weights,
    chosen,
    role: 'q' as const,
  };
  return mount(WordChips, { props, attachTo: document.body });
}

test('each word is a button with its share', () => {
  const names = chips(1)
    .findAll('button')
    .map((button) => button.text());
  expect(names).toEqual(['the, 70 %', 'cat, 30 %', 'sat, 0 %']);
});

test('a click chooses, another one lets go', async () => {
  const words = chips(1);
  await words.findAll('button')[0].trigger('click');
  await words.findAll('button')[1].trigger('click');
  expect(words.emitted('choose')).toEqual([[0], [null]]);
});

test('arrow keys go along the words and Escape lets go', async () => {
  const words = chips(1);
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Escape', 'x']) {
    await words.findAll('button')[1].trigger('keydown', { key });
  }
  expect(words.emitted('choose')).toEqual([[2], [0], [0], [2], [null]]);
});

test('only one word is a stop for the Tab key', () => {
  const stops = (chosen: number | null) =>
    chips(chosen)
      .findAll('button')
      .map((button) => button.attributes('tabindex'));
  expect(stops(2)).toEqual(['-1', '-1', '0']);
  expect(stops(null)).toEqual(['0', '-1', '-1']);
});

test('an editable word is changed, deleted and moved by keys; a word elsewhere only shown is not', async () => {
  const words = chips(null, null);
  await words.find('button').trigger('keydown', { key: 'Delete' });
  expect(words.emitted('replace')).toBeUndefined();
  await words.setProps({ editable: true });
  const press = (index: number, key: string, more = {}) =>
    words.findAll('button')[index].trigger('keydown', { key, ...more });
  await press(1, 'ArrowRight', { altKey: true });
  await press(0, 'ArrowLeft', { altKey: true });
  await press(1, 'Delete');
  await press(0, 'F2');
  const field = words.find('input');
  expect(field.element.value).toBe('the');
  await field.setValue('a');
  await field.trigger('keydown', { key: 'Enter' });
  await press(2, 'Insert');
  await words.find('input').setValue('down');
  await words.find('input').trigger('keydown', { key: 'Enter' });
  await press(2, 'Insert', { shiftKey: true });
  await words.find('input').setValue('not taken');
  await words.find('input').trigger('keydown', { key: 'Escape' });
  expect(words.emitted('move')).toEqual([[1, 2]]);
  expect(words.emitted('replace')).toEqual([
    [1, ''],
    [0, 'a'],
  ]);
  expect(words.emitted('insert')).toEqual([[3, 'down']]);
});

test('a text is told with every letter, but not while an input method composes one', async () => {
  const field = mount(SentenceField, {
    props: { label: 'Sentence', placeholder: '', modelValue: '' },
  });
  const area = field.find('textarea');
  area.element.value = 'k';
  await area.trigger('compositionstart');
  await area.trigger('input');
  expect(field.emitted('update:modelValue')).toBeUndefined();
  area.element.value = 'か';
  await area.trigger('compositionend');
  expect(field.emitted('update:modelValue')).toEqual([['か']]);
});

test('an error belongs to its field', () => {
  const props = { label: 'Sentence', placeholder: '', modelValue: '', error: 'It is empty.' };
  const field = mount(SentenceField, { props });
  const area = field.find('textarea');
  expect(area.attributes('aria-invalid')).toBe('true');
  expect(field.find(`#${area.attributes('aria-describedby')}`).text()).toBe('It is empty.');
});
