// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { Experiment } from '#core/contract';
import { addStep, beginTimeline, DEFAULT_SPEC, LIMITS, packTimeline } from '#core/experiment';
import { useToasts } from '#renderer/stores/frame/toasts.ts';
import { useTransfer } from '#renderer/stores/room/transfer.ts';
import { startLab } from '../support.ts';

const { saved } = vi.hoisted(() => ({ saved: [] as string[] }));
vi.mock(import('#renderer/download.ts'), async (original) => ({
  ...(await original()),
  download: (name, [text]) => void saved.push(`${name} ${String(text).length}`),
}));

/** So many experiments with timelines of some megabytes each. */
function lab(count: number) {
  const experiments = Array.from({ length: count }, (_, i): Experiment => {
    const common = { text: 'a', context: null, createdAt: i, updatedAt: i, revision: 1 };
    return { id: `e${i}`, name: `E${i}`, spec: DEFAULT_SPEC, checksum: null, engine: 1, ...common };
  });
  const { state } = startLab({ experiments });
  const text = 'a'.repeat(LIMITS.characters - 3);
  let timeline = beginTimeline(DEFAULT_SPEC);
  for (let i = 0; i < 30; i++)
    timeline = addStep(timeline, { ...DEFAULT_SPEC, text: `${i}${text}` });
  for (const { id } of experiments) state.timelines.set(id, packTimeline(timeline));
  return { transfer: useTransfer(), said: () => useToasts().list.map((toast) => toast.text) };
}

test('an export that loses its timelines says how many, why, and what to do', async () => {
  const { transfer, said } = lab(20);
  await transfer.exportFile(null, 'All');
  expect(said()).toEqual([
    'Exported 20 experiments. The timelines of 20 were left out: with them the file would have more than 32 MB. Export fewer at a time to keep them.',
  ]);
  expect(saved).toHaveLength(1);
  expect(saved[0]).toMatch(/^All\.attnlab\.json \d{4,5}$/u);
});

test('an export that keeps them says nothing of them', async () => {
  const { transfer, said } = lab(1);
  await transfer.exportFile(['e0'], 'One');
  expect(said()).toEqual(['Exported 1 experiment.']);
});
