// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { useStepNumbers } from '#renderer/stores/step-numbers.ts';
import { settled, startLab } from '../support.ts';

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
