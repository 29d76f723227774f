// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { FAULT_NAMES } from '#renderer/describe/faults.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useInfluence } from '#renderer/stores/inspect/influence.ts';
import { useMade } from '#renderer/stores/inspect/made.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useProof } from '#renderer/stores/inspect/proof.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { settled, startLab } from '../support.ts';

async function opened(options = {}) {
  const link = startLab(options);
  const [picture, view, document] = [usePicture(), useView(), useDocument()];
  await settled();
  view.pick({ row: 7, col: 1 });
  await settled();
  return { link, picture, view, document };
}

const causal = { kind: 'causal' } as const;

test('what is shown is proven when nobody edits, and not before', async () => {
  const { document } = await opened();
  const proof = useProof();
  expect(proof.proof).toBeNull();
  await settled(700);
  expect(proof.proof).toMatchObject({ holds: true, because: [] });
  expect(proof.proof?.difference).toBeLessThan(1e-12);
  document.edit({ temperature: 3 });
  await settled(400);
  expect(proof.proof).toBeNull();
  // What was proven once need not be proven again.
  document.edit({ temperature: DEFAULT_SPEC.temperature });
  await settled(600);
  expect(proof.proof?.holds).toBe(true);
  expect(proof.share).toBeNull();
});

test.each([
  ['softmax-over-queries', 'rows do not sum to 1'],
  ['zero-for-minus-infinity', 'masked words get weight'],
  ['key-for-value', 'differs from attention as defined'],
] as const)('a mistake made on purpose is named: %s', async (fault, said) => {
  const { document } = await opened();
  const proof = useProof();
  document.edit({ mask: causal, faults: [fault] });
  await settled(800);
  const failing = proof.proof?.claims.filter(({ holds }) => !holds).map(({ text }) => text);
  expect(failing?.join('; ')).toContain(said);
  expect(proof.proof?.because).toEqual([`“${FAULT_NAMES[fault]}”`]);
});

test('how a number was made follows the picked number and the experiment', async () => {
  const { document, view } = await opened();
  const made = useMade();
  made.looking = true;
  await settled();
  expect(made.found?.chain.map(({ address }) => address.stage)).toEqual([
    ...['weights', 'masked', 'scaled', 'scores'],
  ]);
  expect(made.current).toBe(true);
  document.edit({ mask: causal });
  view.pick({ row: 1, col: 4 });
  await settled(400);
  expect(made.current).toBe(true);
  expect(made.found?.chain.map(({ address }) => address.stage)).toEqual(['weights', 'masked']);
});

test('an engine that fails to explain is told, and can be asked again', async () => {
  const failing: Record<string, string> = {};
  const { view } = await opened({ failing });
  const made = useMade();
  made.looking = true;
  await settled();
  failing['attention.explain'] = 'engine.crashed';
  view.pick({ row: 3, col: 3 });
  await settled();
  expect(made.error?.code).toBe('engine.crashed');
  expect(made.current).toBe(false);
  delete failing['attention.explain'];
  made.ask();
  await settled();
  expect([made.error, made.current]).toEqual([null, true]);
});

test('what a number does to later ones is asked for while somebody looks', async () => {
  await opened();
  const influence = useInfluence();
  expect(influence.found).toBeNull();
  influence.looking = true;
  await settled();
  expect(influence.found?.influence.stages.map(({ address }) => address.stage)).toEqual([
    ...['headOutput', 'concat', 'output'],
  ]);
});
