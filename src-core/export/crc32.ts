/**
 * Sixteen tables of 256 in one: what a byte does to the checksum when 0 … 15 more bytes follow it. Signed, because V8
 * keeps signed numbers of 32 bits in registers.
 */
const TABLE = (() => {
  const table = new Int32Array(16 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    table[byte] = rest;
  }
  for (let at = 256; at < table.length; at++) {
    const before = table[at - 256];
    table[at] = (before >>> 8) ^ table[before & 255];
  }
  return table;
})();

/** Four bytes as one number, after which `more` more bytes follow. */
function step(word: number, more: number): number {
  const at = more << 8;
  return (
    TABLE[at + 768 + (word & 255)] ^
    TABLE[at + 512 + ((word >>> 8) & 255)] ^
    TABLE[at + 256 + ((word >>> 16) & 255)] ^
    TABLE[at + (word >>> 24)]
  );
}

/** The checksum that ZIP asks for (IEEE 802.3), 32 bit; sixteen bytes at a time. */
export function crc32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 16);
  let rest = -1;
  let at = 0;
  for (; at < whole; at += 16)
    rest =
      step(rest ^ view.getInt32(at, true), 12) ^
      step(view.getInt32(at + 4, true), 8) ^
      step(view.getInt32(at + 8, true), 4) ^
      step(view.getInt32(at + 12, true), 0);
  for (; at < bytes.length; at++) rest = (rest >>> 8) ^ TABLE[(rest ^ view.getUint8(at)) & 255];
  return (rest ^ -1) >>> 0;
}
