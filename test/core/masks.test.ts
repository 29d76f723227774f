import { describe, expect, it } from 'vitest';
import { applyMask, blockedRows, fromRows } from '#core/attention';
import { maskOf, type MaskSpec } from '#core/experiment';

/** A mask as rows of 1 and 0. */
function drawn(spec: MaskSpec, queries = 5, keys = queries): string[] {
  const { allowed } = maskOf(spec, queries, keys);
  return Array.from({ length: queries }, (_, i) =>
    allowed.subarray(i * keys, (i + 1) * keys).join(''),
  );
}

describe('masks', () => {
  it('are drawn as the literature has them', () => {
    expect(drawn({ kind: 'none' }, 2, 3)).toEqual(['111', '111']);
    expect(drawn({ kind: 'causal' }, 4)).toEqual(['1000', '1100', '1110', '1111']);
    expect(drawn({ kind: 'padding', length: 2 }, 2, 4)).toEqual(['1100', '1100']);
    expect(drawn({ kind: 'window', radius: 1 })).toEqual([
      ...['11000', '11100', '01110', '00111', '00011'],
    ]);
    expect(drawn({ kind: 'strided', stride: 2 })).toEqual([
      ...['11101', '11110', '11111', '01111', '10111'],
    ]);
    expect(drawn({ kind: 'global', tokens: [0], radius: 0 })).toEqual([
      ...['11111', '11000', '10100', '10010', '10001'],
    ]);
    expect(drawn({ kind: 'block', size: 2 })).toEqual([
      ...['11000', '11000', '00110', '00110', '00001'],
    ]);
    expect(drawn({ kind: 'painted', rows: ['010', '001'] }, 2, 3)).toEqual(['010', '001']);
  });

  it('can be causal besides', () => {
    expect(drawn({ kind: 'window', radius: 1, causal: true }, 4)).toEqual([
      ...['1000', '1100', '0110', '0011'],
    ]);
    expect(drawn({ kind: 'global', tokens: [0], radius: 0, causal: true }, 3)).toEqual([
      ...['100', '110', '101'],
    ]);
  });

  it('tell which queries they leave nothing to', () => {
    expect(blockedRows(maskOf({ kind: 'painted', rows: ['00', '01'] }, 2, 2))).toEqual([0]);
  });

  it('put −∞ where they do not allow', () => {
    const mask = maskOf({ kind: 'causal' }, 2, 2);
    expect([
      ...applyMask(
        fromRows([
          [1, 2],
          [3, 4],
        ]),
        mask,
      ).data,
    ]).toEqual([1, -Infinity, 3, 4]);
    expect(() => applyMask(fromRows([[1, 2]]), mask)).toThrow('one row per query');
  });

  it('say what to change when they do not fit the sentence', () => {
    expect(() => drawn({ kind: 'painted', rows: ['10'] }, 2)).toThrow('needs 2 × 2');
    expect(() => drawn({ kind: 'global', tokens: [9], radius: 0 })).toThrow('token 10');
  });
});
