// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { GENERATORS, LEVELS } from '#core/practice';
import type { PracticeItem } from '#core/practice/attempt.ts';
import { answerLog } from '#renderer/stores/practice/answer-log.ts';
import { openExercise } from '#renderer/stores/practice/exercise.ts';
import { ANY, useFreePractice } from '#renderer/stores/practice/free-practice.ts';
import { deckFor } from '#renderer/stores/practice/practice-deck.ts';
import { roleMaths } from '#renderer/components/parts/role-maths.ts';
import { generate } from '#core/practice';
import { startLab } from '../support.ts';

const item = (exercise: string, concepts: string[], difficulty: number): PracticeItem => ({
  ...{ exercise, concepts, difficulty, step: null, origin: { kind: 'lesson', lesson: 'one' } },
});
const ITEMS = [
  item('a', ['softmax'], 1),
  item('b', ['why-attention'], 1),
  item('c', ['softmax'], 3),
];

test('a deck has every sort and every lesson’s exercise of the concepts and the level once', () => {
  const deck = deckFor({ concepts: ['softmax', 'why-attention'], level: 1 }, ITEMS, 3);
  const sorts = deck.flatMap((card) => (card.kind === 'generated' ? [card.generator] : []));
  const wanted = GENERATORS.filter(({ concepts }) => concepts.includes('softmax'));
  expect(sorts.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
  const lessons = deck.flatMap((card) => (card.kind === 'lesson' ? [card.item.exercise] : []));
  expect(lessons.toSorted()).toEqual(['a', 'b']);
  expect(deckFor({ concepts: [], level: 2 }, ITEMS, 1)).toHaveLength(GENERATORS.length);
  const orders = [1, 2, 3].map((seed) =>
    JSON.stringify(deckFor({ concepts: [], level: 1 }, [], seed)),
  );
  expect(new Set(orders).size).toBe(3);
});

test('problems are of the chosen concept and difficulty, whatever is drawn', async () => {
  startLab();
  const free = useFreePractice();
  for (const level of LEVELS) {
    await free.choose({ concepts: ['masking'], level });
    expect(free.sort).toBe(ANY);
    for (let i = 0; i < 12; i++) {
      expect(free.work?.exercise.concepts).toContain('masking');
      expect(free.work?.exercise.difficulty).toBe(level);
      await free.next();
    }
  }
  await free.choose({ concepts: ['why-attention'] });
  expect(free.work).toBeNull();
});

test('an almost right answer counts once it is mended, or as almost when the solution is looked at', async () => {
  const { state } = startLab();
  const log = answerLog('lesson');
  const exercise = generate({ generator: 'dot-product', seed: 1, level: 1 });
  const outcomes = () => state.practice.attempts?.map(({ outcome }) => outcome);
  const verdict = (outcome: 'right' | 'almost') => ({ outcome, score: 0.5, message: '' }) as const;
  const given = (outcome: 'right' | 'almost') => ({
    ...{ answer: { kind: 'number', text: '1' } as const, verdict: verdict(outcome) },
    ...{ hints: 0, ms: 1, attempt: 1 },
  });
  const mended = openExercise(exercise);
  await log.checked(mended, given('almost'));
  expect(outcomes()).toEqual([]);
  await log.checked(mended, given('right'));
  const lookedUp = openExercise(exercise);
  await log.checked(lookedUp, given('almost'));
  await log.gaveUp(lookedUp, given('almost'));
  expect(outcomes()).toEqual(['right', 'almost']);
});

test('letters of a formula have the colour of their role, indices have none', () => {
  const letter = (name: string, more = '') => `<span class="mord mathnormal${more}">${name}</span>`;
  expect(roleMaths(letter('Q'))).toContain('text-q');
  expect(roleMaths(letter('k'))).toContain('text-k');
  expect(roleMaths(letter('k', ' mtight'))).not.toContain('text-');
  expect(roleMaths(letter('d'))).not.toContain('text-');
});
