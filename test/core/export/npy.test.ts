import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrix } from '#core/attention';
import { npyBytes } from '#core/export';

/** Reads a `.npy` file as its format note says: magic, version, header length, header, numbers. */
function readNpy(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint16(8, true);
  const header = String.fromCharCode(...bytes.subarray(10, 10 + length));
  const start = 10 + length;
  const count = (bytes.length - start) / 8;
  const data = Float64Array.from({ length: count }, (_, i) => view.getFloat64(start + i * 8, true));
  return { magic: [...bytes.subarray(0, 8)], header, start, data };
}

test('the header says float64, C order and the shape, and the numbers are aligned', () => {
  const { magic, header, start } = readNpy(npyBytes(matrix(3, 5)));
  expect(magic).toEqual([0x93, ...[...'NUMPY'].map((sign) => sign.charCodeAt(0)), 1, 0]);
  expect(header).toMatch(/^\{'descr': '<f8', 'fortran_order': False, 'shape': \(3, 5\), \} *\n$/);
  expect(start % 64).toBe(0);
});

test('every digit comes back, row by row', () => {
  const values = [1.5, -Infinity, NaN, -0, 1 / 3, 5e-324];
  const { data } = readNpy(npyBytes(matrix(2, 3, Float64Array.from(values))));
  expect([...data].map((value, i) => Object.is(value, values[i]))).toEqual(values.map(() => true));
});

test('any shape keeps the numbers aligned and complete', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.nat(40), (rows, cols) => {
      const read = readNpy(npyBytes(matrix(rows, cols)));
      expect(read.start % 64).toBe(0);
      expect(read.data.length).toBe(rows * cols);
    }),
  );
});

test('numbers that do not fill the shape are refused', () => {
  const short = { rows: 2, cols: 2, data: new Float64Array(3) };
  expect(() => npyBytes(short)).toThrow('has 4 numbers, but 3 were given');
});
