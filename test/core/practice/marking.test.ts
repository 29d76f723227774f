import { describe, expect, it } from 'vitest';
import { mark, parseExercise, type Exercise } from '#core/practice';
import { SHEETS } from './typed-numbers.ts';
import type { Sheet } from './typed-sheet.ts';

const origin = { kind: 'lesson', lesson: 'any' } as const;
const common = { id: 'one', prompt: 'How much?', concepts: ['softmax'] };

export function exercise(fields: Record<string, unknown>): Exercise {
  return parseExercise({ ...common, ...fields }, origin);
}

function judge({ locale, typed: _typed, right, ...rest }: Sheet, text: string) {
  const asked = exercise({ kind: 'number', value: right, ...rest });
  return mark(asked, { kind: 'number', text }, locale);
}

describe('a typed number', () => {
  for (const sheet of SHEETS) {
    describe(`where ${sheet.right} is right`, () => {
      it.each(sheet.typed)('%j is %s', (text, outcome) => {
        expect(judge(sheet, text).outcome).toBe(outcome);
      });
    });
  }

  it('is tried in more than two hundred forms', () => {
    const rows = SHEETS.flatMap((sheet) => sheet.typed);
    expect(rows.length).toBeGreaterThanOrEqual(200);
  });

  it('that cannot be read counts as no attempt and says how to write it', () => {
    expect(judge(SHEETS[0], 'two thirds')).toMatchObject({ outcome: 'unread', score: 0 });
    expect(judge(SHEETS[0], 'two thirds').message).toContain('0.667');
  });

  it('rounded too far is told how many decimals are wanted', () => {
    expect(judge(SHEETS[0], '0.7').message).toBe(
      'The value is right, but rounded too far. Two decimals are exact enough (± 0.005).',
    );
  });

  it('with the wrong sign is told so', () => {
    expect(judge(SHEETS[0], '-0.67').message).toContain('sign');
  });
});
