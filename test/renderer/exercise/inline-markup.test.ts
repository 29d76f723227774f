import { describe, expect, it } from 'vitest';
import { inlinePieces } from '#renderer/describe/inline-markup.ts';

describe('a line of an exercise', () => {
  it('is cut into text, emphasis, code and formulas', () => {
    expect(inlinePieces('Take *each* **row** of $QK^T$, with `softmax`.')).toEqual([
      { kind: 'text', text: 'Take ' },
      { kind: 'emphasis', text: 'each' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: 'row' },
      { kind: 'text', text: ' of ' },
      { kind: 'maths', text: 'QK^T' },
      { kind: 'text', text: ', with ' },
      { kind: 'code', text: 'softmax' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('keeps what is no markup: a lone star or dollar, and angle brackets', () => {
    for (const line of ['2 * 3 * 4', 'costs $5', '<b>bold</b>', 'a ` b'])
      expect(inlinePieces(line)).toEqual([{ kind: 'text', text: line }]);
    expect(inlinePieces('')).toEqual([]);
  });
});
