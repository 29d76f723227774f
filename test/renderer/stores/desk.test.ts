// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { useDesk } from '#renderer/stores/desk/desk.ts';
import { useDigits } from '#renderer/stores/desk/digits.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useExperiments } from '#renderer/stores/room/experiments.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useQuestions } from '#renderer/stores/frame/questions.ts';
import { useToasts } from '#renderer/stores/frame/toasts.ts';
import { settled, startLab } from '../support.ts';

function lab(options = {}) {
  const link = startLab(options);
  return { link, desk: useDesk(), document: useDocument(), questions: useQuestions() };
}

async function saved(name = 'Mine') {
  const made = lab();
  made.document.name = name;
  await made.desk.save();
  return { ...made, id: made.document.saved!.id };
}

test('saving without a name asks for one, with a suggestion', async () => {
  const { link, desk, document, questions } = lab();
  const saving = desk.save();
  expect(questions.open).toEqual({ kind: 'name', about: 'The cat sat on the mat …' });
  questions.answer<'name'>('Named');
  expect(await saving).toBe(true);
  expect([...link.state.experiments.values()].map(({ name }) => name)).toEqual(['Named']);
  expect(document.changed).toBe(false);
});

test('not giving a name saves nothing', async () => {
  const { link, desk, questions } = lab();
  const saving = desk.save();
  questions.dismiss();
  expect(await saving).toBe(false);
  expect(link.state.experiments.size).toBe(0);
});

test('saving again replaces; what is typed meanwhile stays a change', async () => {
  const { link, desk, document, id } = await saved();
  document.edit({ temperature: 2 });
  const saving = desk.save();
  document.edit({ temperature: 3 });
  await saving;
  expect(link.state.experiments.get(id)).toMatchObject({ revision: 2, spec: { temperature: 2 } });
  expect(document.changed).toBe(true);
});

test('a conflict overwrites nothing; a copy is saved beside', async () => {
  const { link, desk, document, questions, id } = await saved();
  link.state.experiments.set(id, { ...link.state.experiments.get(id)!, revision: 9 });
  const saving = desk.save();
  await settled();
  expect(questions.open?.kind).toBe('conflict');
  questions.answer<'conflict'>('copy');
  expect(await saving).toBe(true);
  expect(link.state.experiments.size).toBe(2);
  expect(document.name).toBe('Mine (copy)');
});

test('a conflict can be decided for this one', async () => {
  const { link, desk, document, questions, id } = await saved();
  link.state.experiments.set(id, { ...link.state.experiments.get(id)!, revision: 9 });
  document.edit({ temperature: 2 });
  const saving = desk.save();
  await settled();
  questions.answer<'conflict'>('replace');
  expect(await saving).toBe(true);
  expect(link.state.experiments.get(id)).toMatchObject({ revision: 10, spec: { temperature: 2 } });
});

test('saving what was deleted meanwhile saves it as a new one', async () => {
  const { link, desk, id } = await saved();
  link.state.experiments.delete(id);
  expect(await desk.save()).toBe(true);
  expect(link.state.experiments.size).toBe(1);
});

test('unsaved changes are asked about before another experiment takes the desk', async () => {
  const { desk, document, questions, id } = await saved();
  document.edit({ text: 'Changed' });
  for (const [answer, left] of [
    ['cancel', false],
    ['discard', true],
  ] as const) {
    const beginning = desk.begin();
    expect(questions.open?.kind).toBe('leave');
    questions.answer<'leave'>(answer);
    expect(await beginning).toBe(left);
  }
  expect(document.spec).toEqual(DEFAULT_SPEC);
  expect(await desk.open(id)).toBe(true);
  expect(document.spec.text).toBe(DEFAULT_SPEC.text);
});

test('saving from that question saves, then goes on', async () => {
  const { link, desk, document, questions, id } = await saved();
  document.edit({ text: 'Changed' });
  const beginning = desk.begin();
  questions.answer<'leave'>('save');
  expect(await beginning).toBe(true);
  expect(link.state.experiments.get(id)?.text).toBe('Changed');
});

test('an opened experiment tells whether its digits are those of its saving', async () => {
  const { link, desk, id } = await saved();
  const digits = useDigits();
  usePicture();
  await desk.open(id);
  await settled();
  expect(digits.verdict).toBe('same');
  link.state.experiments.set(id, { ...link.state.experiments.get(id)!, checksum: 'f'.repeat(16) });
  await desk.open(id);
  await settled();
  expect(digits.verdict).toBe('different');
});

test('a save that fails is told, and the work stays', async () => {
  const { desk, document } = lab({ failing: { 'experiments.save': 'internal' } });
  document.name = 'Mine';
  expect(await desk.save()).toBe(false);
  expect(useToasts().list.at(-1)?.text).toContain('Not saved.');
  expect(document.name).toBe('Mine');
});

test('a deleted experiment can be brought back; the desk keeps what it has', async () => {
  const { link, document, id } = await saved();
  const experiments = useExperiments();
  await experiments.remove([link.state.experiments.get(id)!]);
  await settled();
  expect(experiments.count).toBe(0);
  expect(document.saved).toBeNull();
  useToasts().list.at(-1)!.action!.run();
  await settled();
  expect(link.state.experiments.has(id)).toBe(true);
  expect(experiments.count).toBe(1);
});
