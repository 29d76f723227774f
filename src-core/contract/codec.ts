import { Packr } from 'msgpackr';

// structuredClone keeps typed arrays, undefined, dates, errors and shared references; records would
// compile readers at run time, which a page without eval forbids.
const packr = new Packr({ structuredClone: true, useRecords: false, moreTypes: true });

/** A structured value as bytes, for wires that carry only bytes. */
export function encode(message: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(packr.pack(message));
}

/** The value of `encode`d bytes. Throws on bytes that are none. */
export function decode(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}
