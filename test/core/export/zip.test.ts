import { crc32 as zlibCrc } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, npyBytes, zipPieces } from '#core/export';

const text = (string: string) => new TextEncoder().encode(string);
const joined = (pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

/** Reads an archive from its end, as programs do, by the published layout. */
function read(bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  expect(at + view.getUint32(end + 12, true)).toBe(end);
  return Array.from({ length: count }, () => {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [crc, size, whole] = [16, 20, 24].map((place) => view.getUint32(at + place, true));
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('latin1');
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    expect(view.getUint16(local + 8, true)).toBe(0);
    expect(view.getUint32(local + 14, true)).toBe(crc);
    expect(view.getUint16(local + 26, true)).toBe(nameLength);
    const start = local + 30 + nameLength;
    const content = bytes.slice(start, start + (size ?? 0));
    expect(whole).toBe(size);
    expect(zlibCrc(content)).toBe(crc);
    at += 46 + nameLength;
    return { name, bytes: content };
  });
}

describe('an archive', () => {
  it('holds every file as it is, under its name', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), (contents) => {
        const files = contents.map((bytes, i) => ({
          name: `folder/file_${i}.npy`,
          bytes: new Uint8Array(bytes),
        }));
        expect(read(joined(zipPieces(files)))).toEqual(files);
      }),
    );
  });

  it('is the same bytes for the same files', () => {
    const files = [
      { name: 'a.npy', bytes: npyBytes({ rows: 1, cols: 2, data: Float64Array.of(1, -0.5) }) },
    ];
    expect(joined(zipPieces(files))).toEqual(joined(zipPieces(files)));
  });

  it('has the checksum that the standard gives for its check value', () => {
    expect(crc32(text('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});
