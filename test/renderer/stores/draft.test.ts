// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { DEFAULT_SPEC } from '#core/experiment';
import { useDesk } from '#renderer/stores/desk/desk.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useDraft } from '#renderer/stores/desk/draft.ts';
import { settled, startLab } from '../support.ts';

beforeEach(() => sessionStorage.clear());

const DRAFT = { experimentId: null, revision: 0, name: 'Half done', spec: DEFAULT_SPEC };

test('the desk goes on with the last draft', async () => {
  startLab({ draft: { ...DRAFT, spec: { ...DEFAULT_SPEC, text: 'Typed before' } } });
  await useDesk().resume();
  expect(useDocument().spec.text).toBe('Typed before');
  expect(useDocument().changed).toBe(true);
});

test('a draft of a deleted experiment goes on as a new one', async () => {
  startLab({ draft: { ...DRAFT, experimentId: 'gone', revision: 3 } });
  await useDesk().resume();
  expect(useDocument().saved).toBeNull();
  expect(useDocument().name).toBe('Half done');
});

test('a save is in the draft before it is told, so that a crash brings no look-alike back', async () => {
  const link = startLab();
  await useDesk().resume();
  useDocument().name = 'Mine';
  await useDesk().save();
  expect(link.state.draft).toMatchObject({ experimentId: 'fake-1', revision: 1, name: 'Mine' });
});

test('a draft like the saved experiment is no change, and its next save no conflict', async () => {
  const first = startLab();
  useDocument().name = 'Mine';
  await useDesk().save();
  const saved = { ...useDocument().saved!, revision: 5 };
  const draft = { ...first.state.draft!, revision: 4 };
  const link = startLab({ experiments: [saved], draft });
  await useDesk().resume();
  expect(useDocument().changed).toBe(false);
  expect(await useDesk().save()).toBe(true);
  expect(link.state.experiments.get(saved.id)?.revision).toBe(6);
});

test('what is typed reaches the disk within 300 ms', async () => {
  const link = startLab();
  await useDesk().resume();
  useDocument().edit({ text: 'Typed' });
  await settled(300);
  expect(link.state.draft?.spec.text).toBe('Typed');
});

test('the first letter does not wait for a timer', async () => {
  const link = startLab();
  await useDesk().resume();
  useDocument().edit({ text: 'T' });
  await settled();
  expect(link.state.draft?.spec.text).toBe('T');
});

test('steps that cannot be read do not keep the draft from coming back', async () => {
  startLab({ draft: DRAFT, failing: { 'timeline.get': 'internal' } });
  await useDesk().resume();
  expect(useDocument().name).toBe('Half done');
});

test('a page that goes away sends what waits at once', async () => {
  const link = startLab();
  await useDesk().resume();
  useDocument().name = 'Last wor';
  await nextTick();
  useDocument().name = 'Last word';
  await Promise.resolve();
  window.dispatchEvent(new Event('pagehide'));
  await settled();
  expect(link.state.draft?.name).toBe('Last word');
});

test('a draft that the disk cannot take survives a reload of the window', async () => {
  startLab({ failing: { 'draft.put': 'internal' } });
  await useDesk().resume();
  useDocument().edit({ text: 'Not on the disk' });
  await settled(300);
  expect(useDraft().failing).toBe(true);

  const link = startLab();
  await useDesk().resume();
  expect(useDocument().spec.text).toBe('Not on the disk');
  await settled(300);
  expect(link.state.draft?.spec.text).toBe('Not on the disk');
  expect(sessionStorage.length).toBe(0);
});
