import { LabError } from '#core/attention';
import { crc32 } from './crc32.ts';

/** A file in an archive; its name in ASCII, with `/` between folders. */
export interface ArchiveFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The day that every file is of: 1 January 1980, so that the same files are the same bytes. */
const DATE = 0x21;
const LARGEST = 2 ** 32 - 1;
const MOST = 2 ** 16 - 1;

/**
 * A ZIP archive whose files are stored as they are (APPNOTE 6.3, method 0), in pieces to be written one after the other. A
 * NumPy `.npz` is one of `.npy` files. Throws `export.too-large` beyond 4 GB or 65,535 files.
 */
export function zipPieces(files: readonly ArchiveFile[]): Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const entries: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const shared = [20, 0, 0, 0, DATE];
    const sizes = [crc32(bytes), bytes.length, bytes.length];
    const local = record(LOCAL, shared, sizes, [name.length, 0], [], name);
    entries.push(
      record(CENTRAL, [20, ...shared], sizes, [name.length, 0, 0, 0, 0], [0, offset], name),
    );
    pieces.push(local, bytes);
    offset += local.length + bytes.length;
    if (offset > LARGEST || entries.length > MOST) throw tooLarge(entries.length);
  }
  const size = entries.reduce((sum, { length }) => sum + length, 0);
  const end = record(END, [0, 0, files.length, files.length], [size, offset], [0], [], '');
  return [...pieces, ...entries, end];
}

/** A header: its signature, then 16-bit, 32-bit, 16-bit and 32-bit numbers, then a name. */
function record(
  signature: number,
  shorts: readonly number[],
  longs: readonly number[],
  moreShorts: readonly number[],
  moreLongs: readonly number[],
  name: string,
): Uint8Array<ArrayBuffer> {
  const length =
    4 + 2 * (shorts.length + moreShorts.length) + 4 * (longs.length + moreLongs.length);
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const long = (value: number) => (view.setUint32(at, value, true), (at += 4));
  const short = (value: number) => (view.setUint16(at, value, true), (at += 2));
  long(signature);
  shorts.forEach(short);
  longs.forEach(long);
  moreShorts.forEach(short);
  moreLongs.forEach(long);
  for (let i = 0; i < name.length; i++) bytes[at + i] = name.charCodeAt(i);
  return bytes;
}

function tooLarge(files: number): LabError {
  return new LabError(
    'export.too-large',
    'These are more numbers than one archive takes. Shorten the sentence, or choose fewer layers or heads, and export again.',
    { files },
  );
}
