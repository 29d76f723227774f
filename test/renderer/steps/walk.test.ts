// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { presetSpec, runExperiment, stageOf } from '#core/experiment';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { usePredict } from '#renderer/stores/steps/predict.ts';
import { useStepExplanation } from '#renderer/stores/steps/step-explanation.ts';
import { useStepNumbers } from '#renderer/stores/steps/step-numbers.ts';
import { useStepPlayer } from '#renderer/stores/steps/step-player.ts';
import { useSteps } from '#renderer/stores/steps/steps.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { settled, startLab } from '../support.ts';

const spec = presetSpec('cat-tired');
const run = runExperiment(spec);

beforeEach(() => {
  startLab();
  useDocument().edit(spec);
  useDocument().setModel(spec.model);
});
afterEach(() => void vi.useRealTimers());

test('the walk-through asks for its numbers, and not again while nothing changes', async () => {
  const link = startLab();
  const numbers = useStepNumbers();
  await settled(200);
  expect(numbers.walk?.steps.length).toBeGreaterThan(8);
  const asked = link.state.asked.length;
  expect(asked).toBeLessThan(6);
  await settled(200);
  expect(link.state.asked).toHaveLength(asked);
});

test('the walk-through holds the numbers of the chosen layer and head', async () => {
  const view = useView();
  view.showLayer(1);
  view.showHead(2);
  const numbers = useStepNumbers();
  await settled(50);
  const { walk } = numbers;
  expect(walk).toMatchObject({ layer: 1, head: 2, layers: 2 });
  const part = walk?.numbers.get('weights/2');
  const whole = stageOf(run, 'weights', 2, 1);
  expect(part?.data[0]).toBe(whole.data[0]);
  expect(walk?.steps.map(({ stage }) => stage)).toContain('attentionResidual');
});

test('a number is followed from step to step; one of another head’s columns changes the head', async () => {
  const [steps, numbers, view] = [useSteps(), useStepNumbers(), useView()];
  const explained = useStepExplanation();
  await settled(50);
  const sizes = numbers.walk!.sizes;
  steps.pick({ stage: 'scores', row: 7, col: 9 }, sizes);
  expect(steps.cellOf('query', sizes).row).toBe(7);
  expect(steps.cellOf('key', sizes).row).toBe(9);
  await settled(50);
  expect(explained.explanation?.address).toMatchObject({ stage: 'scores', row: 7, col: 9 });
  steps.pick({ stage: 'concat', row: 7, col: 20 }, sizes);
  expect(view.head).toBe(1);
  expect(steps.cellOf('headOutput', sizes)).toEqual({ row: 7, col: 4 });
  expect(steps.cellOf('wO', sizes).row).toBe(20);
});

test('an experiment that cannot be computed says why and keeps the old numbers', async () => {
  const numbers = useStepNumbers();
  await settled(50);
  const before = numbers.walk;
  useDocument().edit({ text: '' });
  await settled(50);
  expect(numbers.error?.code).toBe('text.empty');
  expect(numbers.walk).toBe(before);
  useDocument().edit({ text: 'cats' });
  await settled(50);
  expect(numbers.error).toBeNull();
  expect(numbers.walk?.tokens).toEqual(['cats']);
});

test('each step waits for a guess once; other inputs can be guessed anew', async () => {
  const [steps, predict] = [useSteps(), usePredict()];
  await settled(50);
  steps.showMode('one');
  predict.show(true);
  steps.goTo(steps.list.findIndex(({ stage }) => stage === 'scores'));
  await settled(50);
  expect(predict.waiting).toBe(true);
  predict.typed = 'cat';
  predict.check();
  expect(predict.waiting).toBe(true);
  predict.typed = '1';
  predict.check();
  expect(predict.waiting).toBe(false);
  expect(predict.verdict?.isNumber).toBe(true);
  steps.goTo(steps.index + 1);
  await settled(50);
  expect([predict.waiting, predict.verdict, predict.typed]).toEqual([true, null, '']);
  steps.goTo(steps.index - 1);
  await settled(50);
  expect(predict.waiting).toBe(false);
  useDocument().edit({ temperature: 2 });
  await settled(50);
  expect(predict.waiting).toBe(true);
});

test('nothing is asked of numbers that are given', async () => {
  const [steps, predict] = [useSteps(), usePredict()];
  await settled(50);
  steps.showMode('one');
  predict.show(true);
  steps.goTo(0);
  expect(steps.current).toMatchObject({ stage: 'embeddings', kind: 'given' });
  expect(predict.waiting).toBe(false);
});

test('play goes through all steps and ends at the last; it waits while a guess is asked for', async () => {
  const [steps, player, predict] = [useSteps(), useStepPlayer(), usePredict()];
  await settled(50);
  vi.useFakeTimers();
  steps.showMode('one');
  steps.goTo(0);
  player.toggle();
  const at: number[] = [];
  for (let i = 0; i < steps.list.length + 1; i++) {
    await vi.advanceTimersByTimeAsync(player.pace);
    at.push(steps.index);
  }
  expect(at.slice(0, 3)).toEqual([1, 2, 3]);
  expect(at.at(-1)).toBe(steps.list.length - 1);
  expect(player.playing).toBe(false);
  player.toggle();
  expect(steps.index).toBe(0);
  predict.show(true);
  await vi.advanceTimersByTimeAsync(player.pace * 5);
  expect([steps.index, player.playing]).toEqual([1, true]);
  predict.tell();
  await vi.advanceTimersByTimeAsync(player.pace);
  expect(steps.index).toBe(2);
});
