import { beforeAll, expect, it } from 'vitest';
import {
  HABITS,
  headsLike,
  MARKED_SENTENCES,
  measureHabits,
  runExperiment,
  type HeadHabits,
} from '#core/experiment';
import { trained, useModelFile } from '../../support/minilm.ts';

beforeAll(() => void useModelFile());
const runOf = (text: string) => runExperiment(trained(text));

function measure(sentences: Parameters<typeof measureHabits>[1]): HeadHabits[] {
  const steps = measureHabits(runOf, sentences);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const rate = (heads: readonly HeadHabits[], layer: number, head: number, habit: string) => {
  const one = heads
    .find((of) => of.layer === layer && of.head === head)
    ?.rates.find((of) => of.habit === habit);
  return one ? one.hits / one.of : NaN;
};

it('every marked word is one piece and occurs once, so that a pair means one place', () => {
  for (const { text, acts = [], means = [] } of MARKED_SENTENCES) {
    const { tokens } = runOf(text);
    for (const word of [...acts, ...means].flat())
      expect(
        tokens.filter((token) => token === word),
        `${word}: ${text}`,
      ).toHaveLength(1);
  }
});

it('finds the heads that look one token back and one ahead, and counts what it looked at', () => {
  const heads = measure(MARKED_SENTENCES.slice(0, 6));
  expect(heads).toHaveLength(72);
  expect(rate(heads, 0, 2, 'previous')).toBeGreaterThan(0.95);
  expect(rate(heads, 1, 8, 'next')).toBeGreaterThan(0.7);
  for (const { rates } of heads) {
    expect(rates.map(({ habit }) => habit)).toEqual([...HABITS]);
    for (const { hits, of } of rates) expect(hits).toBeLessThanOrEqual(of);
  }
});

it('orders the other heads by how much of their attention goes to the same places', () => {
  const run = runOf('The cat sat on the mat.');
  const like = headsLike(run, 0, 2);
  expect(like).toHaveLength(71);
  const overlaps = like.map(({ overlap }) => overlap);
  expect(overlaps).toEqual(overlaps.toSorted((a, b) => b - a));
  expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...overlaps)).toBeLessThanOrEqual(1);
});
