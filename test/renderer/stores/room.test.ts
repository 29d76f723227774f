import { expect, test } from 'vitest';
import type { Experiment } from '#core/contract';
import { DEFAULT_SPEC } from '#core/experiment';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useExperiments } from '#renderer/stores/room/experiments.ts';
import { useRoom } from '#renderer/stores/room/room.ts';
import { useThumbnails } from '#renderer/stores/room/thumbnails.ts';
import type { FakeOptions } from '../fake-host/fake-lab.ts';
import { settled, startLab } from '../support.ts';

function saved(count: number): Experiment[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `e${i}`,
    name: `Experiment ${String(i).padStart(4, '0')}`,
    text: DEFAULT_SPEC.text,
    context: null,
    createdAt: i,
    updatedAt: i,
    revision: 1,
    spec: DEFAULT_SPEC,
    checksum: null,
    engine: 1,
  }));
}

async function open(count: number, options: FakeOptions = {}) {
  const link = startLab({ experiments: saved(count), ...options });
  const room = useRoom();
  await room.load();
  return { link, room };
}

test('of a long list only what comes in sight is read, and what was read stays', async () => {
  const { link, room } = await open(1000);
  expect(room.rows).toHaveLength(1000);
  expect(room.rows?.[0]?.name).toBe('Experiment 0999');
  expect(room.rows?.[500]).toBeUndefined();
  room.show(495, 510);
  await settled();
  expect(room.rows?.[500]?.name).toBe('Experiment 0499');
  expect(room.rows?.[0]?.name).toBe('Experiment 0999');
  const asked = link.state.asked.length;
  room.show(0, 20);
  await settled();
  expect(link.state.asked).toHaveLength(asked);
});

test('another wish shows what it finds; an answer that comes late changes nothing', async () => {
  const { link, room } = await open(30);
  link.slow(40);
  room.wish.text = 'experiment 0003';
  await settled();
  link.slow(0);
  room.wish.text = 'experiment 0007';
  await settled(100);
  expect(room.rows?.map((row) => row?.name)).toEqual(['Experiment 0007']);
  expect(room.counts).toMatchObject({ total: 1, saved: 30 });
});

test('a change from elsewhere is followed, and the old list stays until the new one is there', async () => {
  const { link, room } = await open(3);
  link.slow(30);
  const removed = useExperiments().remove([{ id: 'e1', name: 'Experiment 0001' }]);
  expect(room.rows).toHaveLength(3);
  await removed;
  await settled(120);
  expect(room.rows?.map((row) => row?.id)).toEqual(['e2', 'e0']);
  expect(room.counts).toMatchObject({ saved: 2, inBin: 1 });
});

test('a list that cannot be read says why, and is there again when it can be', async () => {
  const options = { failing: { 'room.find': 'internal' } } as FakeOptions;
  const { room } = await open(2, options);
  expect(room.error?.code).toBe('internal');
  delete options.failing?.['room.find'];
  await room.load();
  expect(room.error).toBeNull();
  expect(room.rows).toHaveLength(2);
});

test('the experiment on the desk takes its new name and revision, so that the next save is no conflict', async () => {
  const { link } = await open(1);
  const document = useDocument();
  document.put(link.state.experiments.get('e0')!);
  await useExperiments().rename({ id: 'e0', name: 'Experiment 0000' }, 'Renamed');
  expect(document.name).toBe('Renamed');
  expect(document.saved).toMatchObject({ name: 'Renamed', revision: 2 });
  expect(document.changed).toBe(false);
});

test('thumbnails come for the rows in sight, a few at a time, and are asked for once', async () => {
  const { link, room } = await open(20);
  const thumbnails = useThumbnails();
  const rows = room.rows!.flatMap((row) => row ?? []);
  thumbnails.want(rows);
  await settled(50);
  expect(rows.map((row) => thumbnails.of(row)?.rows)).toEqual(rows.map(() => 10));
  const asked = link.state.asked.filter((question) => question === 'room.thumbnails').length;
  expect(asked).toBe(3);
  thumbnails.want(rows);
  await settled();
  expect(link.state.asked.filter((question) => question === 'room.thumbnails')).toHaveLength(asked);
});
