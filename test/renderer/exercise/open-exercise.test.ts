// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { generate, parseExercise } from '#core/practice';
import { openExercise } from '#renderer/stores/practice/exercise.ts';

const problem = generate({ generator: 'dot-product', level: 1, seed: 11 });
if (problem.kind !== 'number') throw new Error(problem.kind);
const { value } = problem;

describe('an open exercise', () => {
  it('counts checks, but not what cannot be read', () => {
    const work = openExercise(problem);
    expect(work.check()).toBeNull();
    expect(work.verdict.value?.outcome).toBe('unread');
    work.change({ kind: 'number', text: String(value + 1) });
    expect(work.verdict.value).toBeNull();
    expect(work.check()).toMatchObject({ attempt: 1, verdict: { outcome: 'wrong' } });
    work.change({ kind: 'number', text: String(value) });
    expect(work.check()).toMatchObject({ attempt: 2, verdict: { outcome: 'right' } });
    expect(work.isOver.value).toBe(true);
    expect(work.check()).toBeNull();
  });

  it('shows hints one after another, and no more than there are', () => {
    const work = openExercise(problem);
    for (let i = 0; i < 10; i++) work.hint();
    expect(work.hints.value).toBe(problem.hints.length);
  });

  it('is given up with the solution, unless it was right before', () => {
    const lost = openExercise(problem);
    expect(lost.giveUp()).not.toBeNull();
    expect(lost.check()).toBeNull();
    const won = openExercise(problem);
    won.change({ kind: 'number', text: String(value) });
    won.check();
    expect(won.giveUp()).toBeNull();
    expect(won.solved.value).toBe(true);
  });

  it('goes on where it was left, but never with an answer to something else', () => {
    const resumed = openExercise(problem, {
      answer: { kind: 'number', text: '1.' },
      hints: 2,
      ms: 60_000,
    });
    expect(resumed.answer.value).toEqual({ kind: 'number', text: '1.' });
    expect(resumed.hints.value).toBe(2);
    expect(resumed.spent()).toBeGreaterThanOrEqual(60_000);
    const other = openExercise(problem, { answer: { kind: 'choice', chosen: [0] } });
    expect(other.answer.value).toEqual({ kind: 'number', text: '' });
  });

  it('of a text is first compared with the model answer, then judged', () => {
    const work = openExercise(
      parseExercise(
        {
          ...{ id: 't', kind: 'free-text', prompt: 'Why?', concepts: ['softmax'] },
          ...{ model: 'Because.', rubric: ['a', 'b'] },
        },
        { kind: 'lesson', lesson: 'any' },
      ),
    );
    work.change({ kind: 'free-text', text: 'So that it sums to 1.', met: null });
    expect(work.check()).toBeNull();
    expect(work.answer.value).toMatchObject({ met: [] });
    work.change({ kind: 'free-text', text: 'So that it sums to 1.', met: [true, true] });
    expect(work.check()).toMatchObject({ attempt: 1, verdict: { outcome: 'right' } });
  });
});
