// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { useBeside } from '#renderer/stores/look/beside.ts';
import { useDesk } from '#renderer/stores/desk/desk.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { settled, startLab } from '../support.ts';

test('a second sentence is read with all settings of the first, and is no part of the experiment', () => {
  startLab();
  const beside = useBeside();
  const document = useDocument();
  document.edit({ temperature: 2, ablations: [{ kind: 'head', layer: 0, head: 1 }] });
  expect(beside.specOf(document.spec)).toBeNull();
  beside.text = '  ';
  expect(beside.specOf(document.spec)).toBeNull();
  beside.text = 'Another sentence';
  const before = document.spec;
  expect(beside.specOf(document.spec)).toEqual({ ...before, text: 'Another sentence' });
  expect(document.spec).toBe(before);
});

test('what belongs to a word that the second sentence lacks is left out there', () => {
  startLab();
  const beside = useBeside();
  const spec = {
    ...DEFAULT_SPEC,
    text: 'a b c',
    ablations: [{ kind: 'token', token: 2 } as const],
  };
  beside.text = 'x';
  expect(beside.specOf(spec)?.ablations).toEqual([]);
});

test('another sentence begins at the same word, another experiment without one', async () => {
  startLab();
  const beside = useBeside();
  beside.text = 'One';
  beside.place = 0;
  beside.text = 'Two';
  expect(beside.place).toBeNull();
  await useDesk().begin();
  await settled();
  expect(beside.text).toBe('');
});
