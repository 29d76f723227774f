// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { QueuedItem } from '#core/contract';
import { generate } from '#core/practice';
import { nextOrigin } from '#renderer/stores/practice/exercise-source.ts';
import { useMixedTest } from '#renderer/stores/practice/mixed-test.ts';
import { useReview } from '#renderer/stores/practice/review.ts';
import { drawTest } from '#renderer/stores/practice/test-draw.ts';
import { settled, startLab } from '../support.ts';

function due(generator: string, reps = 2): QueuedItem {
  return {
    item: `generated:${generator}/1`,
    exercise: `${generator}/1/5`,
    origin: { kind: 'generated', generator, seed: 5, level: 1 },
    ...{ concepts: [], step: null, difficulty: 1, isNew: false, dueAt: 0, lapses: 0, reps },
  };
}
const right = { outcome: 'right', score: 1, message: 'Yes.' } as const;
const given = {
  answer: { kind: 'number', text: '7' },
  verdict: right,
  hints: 0,
  ms: 10,
  attempt: 1,
} as const;

test('each review of a generator asks other numbers, the same ones each time it is opened', () => {
  const seeds = [1, 2, 3].map((reps) => nextOrigin(due('dot-product'), reps));
  expect(new Set(seeds.map((origin) => JSON.stringify(origin))).size).toBe(3);
  expect(nextOrigin(due('dot-product'), 1)).toEqual(seeds[0]);
});

test('a review that was left goes on at the same question with what was typed', async () => {
  const first = startLab({ practice: { queue: [due('dot-product'), due('softmax')] } });
  const review = useReview();
  await review.begin('due');
  review.work?.change({ kind: 'number', text: '12' });
  await settled(400);
  const { sittings } = first.state.practice;
  const before = review.work?.exercise.id;

  startLab({ practice: { sittings: structuredClone(sittings ?? {}) } });
  const again = useReview();
  await again.resume();
  expect(again.work?.exercise.id).toBe(before);
  expect(again.work?.answer).toMatchObject({ value: { kind: 'number', text: '12' } });
});

test('an answer is kept once, and can be taken back and given again', async () => {
  const { state } = startLab({ practice: { queue: [due('dot-product')] } });
  const review = useReview();
  await review.begin('due');
  await review.checked(given);
  await review.checked({ ...given, attempt: 2 });
  expect(state.practice.attempts).toHaveLength(1);
  await review.undo();
  expect(state.practice.undone).toEqual([state.practice.attempts?.[0]?.id]);
  expect(review.asked?.attempt).toBeNull();
  await review.checked(given);
  expect(state.practice.attempts).toHaveLength(2);
});

test('items that went away meanwhile are left out and do not stand in the way of the others', async () => {
  const lesson = {
    ...due('dot-product'),
    ...{
      item: 'lesson:gone/a',
      exercise: 'a',
      origin: { kind: 'lesson', lesson: 'gone' } as const,
    },
  };
  const queue = [lesson, lesson, due('no-such-generator')];
  startLab({ practice: { queue: [...queue, due('dot-product')] } });
  const review = useReview();
  await review.begin('due');
  expect(review.sitting?.questions).toHaveLength(1);
  expect(review.work?.exercise.id).toMatch(/^dot-product/);
});

test('a test is drawn from its seed, has as many questions as wished, and no two alike', () => {
  const wish = { questions: 20, minutes: 10, level: 'mixed' } as const;
  const drawn = drawTest(wish, 4, []);
  expect(drawTest(wish, 4, [])).toEqual(drawn);
  expect(new Set(drawn.map(({ exercise }) => exercise)).size).toBe(20);
  for (const { origin } of drawn) {
    if (origin.kind === 'generated') expect(generate(origin).prompt).not.toBe('');
  }
});

test('a test says nothing before its end; then what was answered goes into the log', async () => {
  const { state } = startLab();
  const paper = useMixedTest();
  await paper.begin({ questions: 5, minutes: 10, level: 1 });
  const [first] = paper.questions;
  expect(paper.left).toBe(600_000);
  const { exercise } = first!;
  if (exercise.kind === 'number') paper.answer({ kind: 'number', text: String(exercise.value) });
  else if (exercise.kind === 'matrix') {
    paper.answer({
      kind: 'matrix',
      texts: exercise.lines.map(({ values }) => values.map((value) => String(value))),
    });
  }
  const answered = paper.sitting?.questions[0]?.answer !== null;
  expect(paper.questions.every(({ verdict }) => verdict === null)).toBe(true);
  expect(state.practice.attempts).toEqual([]);
  await paper.end();
  expect(paper.sitting?.ended).toBe(true);
  expect(state.practice.attempts).toHaveLength(answered ? 1 : 0);
  expect(paper.questions.every(({ verdict }) => verdict !== null)).toBe(true);
  await paper.close();
});
