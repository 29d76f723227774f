import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabError } from '#core/attention';
import { openEncoder } from '#core/encoder';
import { tinyModel } from '../../support/tiny-model.ts';

const decoder = new TextDecoder();
const open = (bytes: Uint8Array) => openEncoder(bytes, (text) => decoder.decode(text));
const codeOf = (bytes: Uint8Array): string => {
  try {
    open(bytes);
  } catch (fault) {
    if (fault instanceof LabError) return fault.code;
    throw fault;
  }
  return 'opened';
};
/** A head with one thing spoiled; its checksum is right. */
const spoiled = (path: string, value: unknown) =>
  tinyModel((header) => {
    const keys = path.split('.');
    const last = keys.pop() as string;
    let place: Record<string, unknown> = header;
    for (const key of keys) place = place[key] as Record<string, unknown>;
    place[last] = value;
  });

describe('a model file', () => {
  it('opens when it is whole', () => {
    const encoder = open(tinyModel());
    expect(encoder.name).toBe('tiny');
    expect(encoder.pieces.ids('The banks.').map(encoder.pieces.piece)).toEqual([
      '[CLS]',
      'the',
      'bank',
      '##s',
      '.',
      '[SEP]',
    ]);
    expect(encoder.layers[1].attention.wQ.data[3]).toBeCloseTo(
      open(tinyModel()).layers[1].attention.wQ.data[3],
      12,
    );
  });

  it('may lie anywhere in a buffer', () => {
    const file = tinyModel();
    const moved = new Uint8Array(file.length + 3);
    moved.set(file, 3);
    expect(codeOf(moved.subarray(3))).toBe('opened');
  });

  it('is refused when it is cut off anywhere', () => {
    const file = tinyModel();
    fc.assert(
      fc.property(fc.integer({ min: 8, max: file.length - 1 }), (length) => {
        expect(codeOf(file.subarray(0, length))).toBe('model.truncated');
      }),
    );
    expect(codeOf(file.subarray(0, 7))).toBe('model.unknown');
    expect(codeOf(new Uint8Array(0))).toBe('model.unknown');
  });

  it('is refused when any bit is flipped', () => {
    const file = tinyModel();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length * 8 - 1 }), (bit) => {
        const other = file.slice();
        other[bit >> 3] ^= 1 << (bit & 7);
        expect(codeOf(other)).not.toBe('opened');
      }),
    );
  });

  it.each([
    ['another version', (file: Uint8Array) => (file[8] = 2), 'model.version'],
    ['another kind of file', (file: Uint8Array) => (file[0] = 80), 'model.unknown'],
    ['a wrong checksum', (file: Uint8Array) => (file[16] ^= 1), 'model.damaged'],
    ['one more byte said than there is', (file: Uint8Array) => file[20]++, 'model.truncated'],
  ])('is refused with %s', (_, spoil, code) => {
    const file = tinyModel();
    spoil(file);
    expect(codeOf(file)).toBe(code);
  });

  it.each([
    ['config.layers', 13],
    ['config.layers', 1e9],
    ['config.dModel', 12],
    ['config.heads', 3],
    ['config.vocabulary', 11],
    ['config.positions', 1e7],
    ['config.activation', 'swish'],
    ['config.epsilon', -1],
    ['vocabulary.bytes', 1e8],
    ['tensors.0.offset', 1e8],
    ['tensors.0.offset', 2],
    ['tensors.1.rows', 13],
    ['tensors.2.name', 'other'],
    ['tensors.3.dtype', 'int8'],
    ['tensors.3.dtype', 'float8'],
    ['extra', true],
    ['name', ''],
  ])('is refused where its head says %s = %s', (path, value) => {
    expect(codeOf(spoiled(path, value))).toBe('model.invalid');
  });

  it('says what is wrong', () => {
    expect(() => open(spoiled('tensors.1.rows', 13))).toThrow(
      /“positions” is 13 × 16 and must be 12 × 16/u,
    );
    expect(() => open(tinyModel().subarray(0, 5000))).toThrow(/5,000 of [\d,]+ bytes/u);
  });
});
