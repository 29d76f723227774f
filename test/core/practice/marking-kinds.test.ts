import { describe, expect, it } from 'vitest';
import { emptyAnswer, firstOrder, mark, parseExercise, rightSides } from '#core/practice';

const origin = { kind: 'lesson', lesson: 'any' } as const;
const asked = (fields: Record<string, unknown>) =>
  parseExercise({ id: 'one', prompt: 'Do it.', concepts: ['pipeline'], ...fields }, origin);

describe('a grid of numbers', () => {
  const scaled = asked({
    kind: 'matrix',
    compute: {
      query: [
        [1, 2, 0, 1],
        [0, 1, 1, 2],
      ],
      key: [
        [2, 0, 1, 0],
        [1, 1, 0, 2],
      ],
      target: 'scaled',
    },
  });
  const grid = (...texts: string[][]) => mark(scaled, { kind: 'matrix', texts });

  it('is judged cell by cell, and one slip explains the wrong ones', () => {
    const verdict = grid(['1', '5'], ['0.5', '5']);
    expect(verdict.cells).toEqual([
      ['right', 'wrong'],
      ['right', 'wrong'],
    ]);
    expect(verdict).toMatchObject({
      outcome: 'wrong',
      score: 0.5,
      mistake: { id: 'unscaled', fault: 'no-scaling' },
    });
    expect(verdict.message).toBe(
      '2 of 4 cells are right, and one slip explains the rest: the scores were not scaled.',
    );
  });

  it('names no mistake where the wrong cells have different reasons', () => {
    expect(grid(['1', '5'], ['0.5', '7']).mistake).toBeUndefined();
  });

  it('with empty cells and no wrong one is not wrong', () => {
    expect(grid(['1', ''], ['1/2', '2,5'])).toMatchObject({ outcome: 'almost', score: 0.75 });
    expect(grid(['', ''], ['', ''])).toMatchObject({ outcome: 'unread' });
    expect(grid(['1', '2.'], ['0.5', '2.5'])).toMatchObject({ outcome: 'almost' });
    expect(grid(['1', '5/2'], ['.5', '250 %'])).toMatchObject({ outcome: 'right', score: 1 });
  });

  const table = asked({
    kind: 'matrix',
    lines: [
      { label: 'scores', values: [2, 4] },
      { label: 'scaled', values: [1, 2], follows: { rule: 'divide', from: 0, divisor: 2 } },
      { label: 'weights', values: [0.269, 0.731], follows: { rule: 'softmax', from: 1 } },
      {
        label: 'output',
        values: [8.386],
        follows: { rule: 'blend', from: 2, values: [[4], [10]] },
      },
    ],
  });
  const steps = (...texts: string[][]) => mark(table, { kind: 'matrix', texts });

  it('carries an early error forward: later cells are judged from the learner’s own', () => {
    const verdict = steps(['2', '6'], ['1', '3'], ['0.119', '0.881'], ['9.29']);
    expect(verdict.cells).toEqual([
      ['right', 'wrong'],
      ['right', 'carried'],
      ['carried', 'carried'],
      ['carried'],
    ]);
    expect(verdict.score).toBeCloseTo(6 / 7);
    expect(verdict.message).toContain('follows from your own numbers');
  });

  it('does not carry a second error', () => {
    const verdict = steps(['2', '6'], ['1', '3'], ['0.5', '0.5'], ['7']);
    expect(verdict.cells?.[2]).toEqual(['wrong', 'wrong']);
    expect(verdict.cells?.[3]).toEqual(['carried']);
  });

  it('takes what follows from numbers that were rightly rounded', () => {
    expect(steps(['2', '4'], ['1', '2'], ['0.27', '0.73'], ['8.38']).outcome).toBe('right');
  });
});

describe('blanks', () => {
  const gaps = asked({
    kind: 'blanks',
    text: 'Position $i$ sees positions 0 to {1} and never sees {2} tokens; the rows sum to {3}.',
    blanks: [
      { accept: ['i'] },
      {
        accept: ['future', 'later', 'résumé-like'],
        wrong: [{ text: 'past', why: 'It looks *back*, not ahead.' }],
      },
      { accept: ['1'], number: true },
    ],
  });
  const fill = (...texts: string[]) => mark(gaps, { kind: 'blanks', texts });

  it.each([
    ['i', 'future', '1'],
    [' I ', 'LATER', '1.0'],
    ['$i$', 'Fu ture', '100 %'],
    ['í', 'resume like', '2/2'],
    ['i', 'future.', '1,00'],
  ])('accept %s, %s, %s', (...texts) => {
    expect(fill(...texts).outcome).toBe('right');
  });

  it('forgive one wrong letter in a word only as almost', () => {
    expect(fill('i', 'futrue', '1').cells).toEqual([['right', 'almost', 'right']]);
    expect(fill('i', 'futur', '1').outcome).toBe('almost');
    expect(fill('j', 'future', '1').outcome).toBe('wrong');
  });

  it('tell what a known wrong filling means', () => {
    expect(fill('i', 'Past', '1').mistake?.explanation).toContain('back');
  });

  it('that are empty are not wrong', () => {
    expect(fill('', '', '').outcome).toBe('unread');
    expect(fill('i', '', '')).toMatchObject({ outcome: 'almost', score: 1 / 3 });
  });
});

describe('a choice', () => {
  const options = [
    { text: 'a', right: true },
    { text: 'b', right: true },
    { text: 'c', why: 'Because.' },
  ];
  const several = asked({ kind: 'choice', several: true, options });
  const pick = (...chosen: number[]) => mark(several, { kind: 'choice', chosen });

  it('of several is right when it is all of the right ones and no other', () => {
    expect(pick(1, 0).outcome).toBe('right');
    expect(pick(0)).toMatchObject({ outcome: 'almost', score: 0.5 });
    expect(pick(0, 2)).toMatchObject({ outcome: 'wrong', score: 0 });
    expect(pick(0, 2).mistake?.explanation).toBe('Because.');
    expect(pick().outcome).toBe('unread');
  });

  it('does not give away what was not chosen', () => {
    expect(pick(0, 2).cells).toEqual([['right', 'unread', 'wrong']]);
  });
});

describe('an order', () => {
  const steps = asked({
    kind: 'order',
    items: ['project', 'score', 'scale', 'mask', 'softmax'],
    alternatives: [[0, 1, 3, 2, 4]],
  });
  const put = (...order: number[]) => mark(steps, { kind: 'order', order });

  it('is right in any of its right orders', () => {
    expect(put(0, 1, 2, 3, 4).outcome).toBe('right');
    expect(put(0, 1, 3, 2, 4).outcome).toBe('right');
    expect(put(0, 1, 2, 4, 3)).toMatchObject({ outcome: 'wrong', score: 0.5 });
    expect(put(0, 1, 2, 4, 3).message).toContain('first 3 steps are right');
  });

  it('does not count while something lacks its place', () => {
    expect(put(0, 1).outcome).toBe('unread');
    expect(put(0, 0, 1, 2, 3).outcome).toBe('unread');
  });

  it('is first shown in a wrong one', () => {
    for (let i = 0; i < 200; i++) {
      const one = asked({ kind: 'order', id: `o${i}`, items: ['a', 'b'] });
      if (one.kind !== 'order') throw new Error(one.kind);
      expect(firstOrder(one)).toEqual([1, 0]);
    }
    expect(mark(steps, emptyAnswer(steps)).outcome).toBe('wrong');
  });
});

describe('a matching', () => {
  const roles = asked({
    kind: 'match',
    pairs: [
      { left: 'query', right: 'looks for', why: 'A query asks.' },
      { left: 'key', right: 'advertises' },
      { left: 'second key', right: 'advertises' },
    ],
    extra: ['rests'],
  });
  const join = (...chosen: (number | null)[]) => mark(roles, { kind: 'match', chosen });

  it('judges each pair, and offers equal right sides once', () => {
    if (roles.kind !== 'match') throw new Error(roles.kind);
    expect(rightSides(roles)).toEqual(['looks for', 'advertises', 'rests']);
    expect(join(0, 1, 1).outcome).toBe('right');
    expect(join(1, 1, 1).cells).toEqual([['wrong', 'right', 'right']]);
    expect(join(1, 1, 1).mistake).toEqual({
      ...{ id: 'pair-1', name: 'query', explanation: 'A query asks.' },
    });
    expect(join(0, 0, 1).mistake).toBeUndefined();
    expect(join(0, null, 1)).toMatchObject({ outcome: 'almost' });
    expect(join(null, null, null).outcome).toBe('unread');
  });
});

describe('a mask, a place, a text', () => {
  it('of a mask are judged cell by cell', () => {
    const mask = asked({
      kind: 'mask',
      rowLabels: ['a', 'b'],
      colLabels: ['a', 'b'],
      mask: { kind: 'causal' },
    });
    expect(mark(mask, { kind: 'mask', rows: ['10', '11'] }).outcome).toBe('right');
    const verdict = mark(mask, { kind: 'mask', rows: ['11', '01'] });
    expect(verdict).toMatchObject({ outcome: 'wrong', score: 0.5, mistake: { id: 'mirrored' } });
    expect(mark(mask, { kind: 'mask', rows: ['10'] }).outcome).toBe('unread');
  });

  it('of an error is found anywhere it is', () => {
    const error = asked({
      kind: 'find-error',
      cells: [['1 + 1 = 2'], ['2 + 2 = 5']],
      wrong: [{ row: 1, col: 0 }],
      correction: '2 + 2 = 4.',
    });
    const at = (row: number) => mark(error, { kind: 'find-error', cell: { row, col: 0 } });
    expect(at(1)).toMatchObject({ outcome: 'right', message: 'Found. 2 + 2 = 4.' });
    expect(at(0).outcome).toBe('wrong');
  });

  it('of a text counts what the learner found in it', () => {
    const text = asked({ kind: 'free-text', model: 'Because.', rubric: ['a', 'b', 'c'] });
    const write = (written: string, met: boolean[] | null) =>
      mark(text, { kind: 'free-text', text: written, met });
    expect(write('', [true, true, true]).outcome).toBe('unread');
    expect(write('So', null).outcome).toBe('unread');
    expect(write('So', [true, true, false])).toMatchObject({ outcome: 'almost' });
    expect(write('So', [true, true, true])).toMatchObject({ outcome: 'right', score: 1 });
    expect(write('So', [false, true, false]).outcome).toBe('wrong');
  });

  it('of another kind of exercise is refused', () => {
    const text = asked({ kind: 'free-text', model: 'Because.', rubric: ['a'] });
    expect(() => mark(text, { kind: 'number', text: '1' })).toThrow(/cannot be marked/);
  });
});
