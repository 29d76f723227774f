import { LabError, type Matrix } from '#core/attention';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // “\x93NUMPY”
/** Before the header's text: the magic bytes, two of the version, two of the header's length. */
const PREAMBLE = MAGIC.length + 4;
/** The numbers begin at a multiple of this, so that they can be mapped into memory. */
const ALIGNMENT = 64;

/**
 * A matrix as the bytes of a NumPy `.npy` file, version 1.0: little-endian float64, C order, shape (rows, cols).
 * `numpy.load` gives the same digits. Throws `export.shape` when the numbers do not fill the shape.
 */
export function npyBytes({ rows, cols, data }: Matrix): Uint8Array<ArrayBuffer> {
  if (data.length !== rows * cols) {
    throw new LabError(
      'export.shape',
      `A matrix of ${rows} × ${cols} has ${rows * cols} numbers, but ${data.length} were given. Give the whole matrix.`,
      { rows, cols, numbers: data.length },
    );
  }
  const header = headerText(rows, cols);
  const bytes = new Uint8Array(PREAMBLE + header.length + data.length * 8);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  bytes.set([1, 0], MAGIC.length);
  view.setUint16(MAGIC.length + 2, header.length, true);
  for (let i = 0; i < header.length; i++) bytes[PREAMBLE + i] = header.charCodeAt(i);
  const start = PREAMBLE + header.length;
  data.forEach((value, i) => view.setFloat64(start + i * 8, value, true));
  return bytes;
}

/** The literal that describes the array, filled up with spaces and ended by a line break. */
function headerText(rows: number, cols: number): string {
  const text = `{'descr': '<f8', 'fortran_order': False, 'shape': (${rows}, ${cols}), }`;
  const used = PREAMBLE + text.length + 1;
  return `${text}${' '.repeat(Math.ceil(used / ALIGNMENT) * ALIGNMENT - used)}\n`;
}
