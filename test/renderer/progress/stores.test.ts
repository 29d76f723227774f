import { expect, test } from 'vitest';
import type { Exercise } from '#core/practice';
import { parseExercise } from '#core/practice';
import { useAttempts } from '#renderer/stores/practice/attempts.ts';
import { useOverview } from '#renderer/stores/practice/overview.ts';
import { useProgress } from '#renderer/stores/practice/progress.ts';
import { useToasts } from '#renderer/stores/frame/toasts.ts';
import { reactive } from 'vue';
import { settled, startLab } from '../support.ts';

const exercise: Exercise = parseExercise(
  {
    kind: 'number',
    id: 'half',
    prompt: 'What is 1 ÷ 2?',
    concepts: ['scaling'],
    step: 'scaled',
    value: 0.5,
  },
  { kind: 'lesson', lesson: 'scaling' },
);
const given = {
  exercise,
  room: 'lesson',
  answer: { kind: 'number', text: '.5' },
  verdict: { outcome: 'right', score: 1, message: 'Yes.' },
  hints: 1,
  ms: 1234.6,
} as const;

test('an answer goes to the log with all that progress counts by', async () => {
  const { state } = startLab();
  const recorded = await useAttempts().record(given);
  expect(recorded).toMatchObject({ days: 3 });
  expect(state.practice.attempts).toMatchObject([
    {
      exercise: 'half',
      origin: { kind: 'lesson', lesson: 'scaling' },
      ...{ concepts: ['scaling'], step: 'scaled', difficulty: 1, kind: 'number', room: 'lesson' },
      ...{ outcome: 'right', score: 1, hints: 1, ms: 1235, mistake: null },
      answer: { kind: 'number', text: '.5' },
    },
  ]);
});

test('a reactive answer crosses the wire as plain values', async () => {
  const { state } = startLab();
  await useAttempts().record({
    ...given,
    answer: reactive({ kind: 'number' as const, text: '.5' }),
  });
  expect(state.practice.attempts).toHaveLength(1);
});

test('what cannot be read is no attempt; giving up counts as wrong', async () => {
  const { state } = startLab();
  const attempts = useAttempts();
  const unread = { outcome: 'unread', score: 0, message: 'Nothing there.' } as const;
  expect(await attempts.record({ ...given, verdict: unread })).toBeNull();
  await attempts.record({ ...given, answer: null, verdict: null });
  expect(state.practice.attempts).toMatchObject([{ outcome: 'wrong', score: 0, answer: null }]);
});

test('an answer that cannot be kept is told', async () => {
  startLab({ failing: { 'practice.record': 'internal' } });
  expect(await useAttempts().record(given)).toBeNull();
  expect(useToasts().list[0]?.text).toContain('could not be kept');
});

test('a completed lesson hands over its exercises', async () => {
  const { state } = startLab();
  expect(await useAttempts().completeLesson('scaling', [exercise, { ...exercise, id: 'b' }])).toBe(
    2,
  );
  expect(state.practice.completed).toEqual(['scaling']);
});

test('old figures stay while new ones come, and when these fail', async () => {
  const options = { failing: {} as Record<string, string> };
  startLab(options);
  const progress = useProgress();
  await progress.load();
  const before = progress.statistics;
  expect(before?.range).toBe('30d');
  options.failing['practice.statistics'] = 'internal';
  await progress.show('7d');
  expect(progress.statistics).toBe(before);
  expect(progress.error?.code).toBe('internal');
});

test('a setting that cannot be kept goes back to what it was', async () => {
  startLab({ failing: { 'practice.setPreferences': 'internal' } });
  const progress = useProgress();
  await progress.load();
  await progress.setPreferences({ goal: 30 });
  expect(progress.preferences?.goal).toBe(10);
});

test('the overview counts known and new items as due', async () => {
  startLab({ practice: { overview: { due: 4, dueNew: 3 } } });
  const overview = useOverview();
  await overview.load();
  await settled();
  expect(overview.due).toBe(7);
});
