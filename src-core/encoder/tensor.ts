import type { TensorEntry } from './header.ts';

/** A matrix as it lies in a file. */
export interface Tensor {
  readonly rows: number;
  readonly cols: number;
  readonly bytes: number;
  /** Writes row `row` in float32 to the start of `target`; false where one of its numbers is infinite or NaN. */
  readRow(row: number, target: Float32Array): boolean;
  /** The same tensor with its own copy of the bytes, so that the rest of the file can go. */
  kept(): Tensor;
}

const BYTES = { float32: 4, float16: 2, int8: 1 } as const;

/** A tensor of a file's content; null where it reaches beyond the end or does not begin at a multiple of 4. */
export function tensorOf(entry: TensorEntry, content: Uint8Array): Tensor | null {
  const { rows, cols, dtype, offset, scales } = entry;
  const length = rows * cols * BYTES[dtype];
  const begins = (at: number) => at % 4 === 0;
  if (!begins(offset) || offset + length > content.length) return null;
  if (dtype !== 'int8') return withBytes(entry, content, offset, null);
  if (scales === undefined || !begins(scales) || scales + 4 * cols > content.length) return null;
  return withBytes(entry, content, offset, floats(content, scales, cols));
}

function floats(content: Uint8Array, offset: number, count: number): Float32Array {
  return new Float32Array(copied(content, offset, 4 * count).buffer);
}

/** Bytes of a file in memory of their own, from its beginning; `slice` would leave a Node buffer's where they are. */
function copied(content: Uint8Array, offset: number, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(content.subarray(offset, offset + length));
}

function withBytes(
  entry: TensorEntry,
  content: Uint8Array,
  offset: number,
  scales: Float32Array | null,
): Tensor {
  const { rows, cols, dtype } = entry;
  const readRow = reader(dtype, content, offset, cols, scales);
  return {
    rows,
    cols,
    bytes: rows * cols * BYTES[dtype],
    readRow,
    kept() {
      const own = copied(content, offset, rows * cols * BYTES[dtype]);
      return withBytes(entry, own, 0, scales);
    },
  };
}

function reader(
  dtype: TensorEntry['dtype'],
  content: Uint8Array,
  offset: number,
  cols: number,
  scales: Float32Array | null,
): Tensor['readRow'] {
  const start = content.byteOffset + offset;
  const view = new DataView(content.buffer, start);
  switch (dtype) {
    case 'float32':
      return (row, target) => {
        let finite = true;
        for (let c = 0; c < cols; c++) {
          const value = view.getFloat32((row * cols + c) * 4, true);
          target[c] = value;
          finite &&= Number.isFinite(value);
        }
        return finite;
      };
    case 'float16':
      return (row, target) => {
        const table = halves();
        let worst = 0;
        let at = offset + 2 * row * cols;
        for (let c = 0; c < cols; c++, at += 2) {
          const bits = content[at] | (content[at + 1] << 8);
          if ((bits & 0x7c00) === 0x7c00) worst = 1;
          target[c] = table[bits];
        }
        return worst === 0;
      };
    case 'int8':
      return (row, target) => {
        let finite = true;
        for (let c = 0; c < cols; c++) {
          const value = view.getInt8(row * cols + c) * (scales?.[c] ?? 1);
          target[c] = value;
          finite &&= Number.isFinite(value);
        }
        return finite;
      };
  }
}

let table: Float32Array | undefined;

/** Every number of 16 bits (IEEE 754 binary16) as float32. */
function halves(): Float32Array {
  if (table) return table;
  table = new Float32Array(65_536);
  for (let bits = 0; bits < 65_536; bits++) {
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const size =
      exponent === 0
        ? fraction * 2 ** -24
        : exponent === 31
          ? fraction
            ? NaN
            : Infinity
          : (1 + fraction / 1024) * 2 ** (exponent - 15);
    table[bits] = bits & 0x8000 ? -size : size;
  }
  return table;
}
