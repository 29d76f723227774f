import { crc32 } from '#core/export';
import { shapesOf } from '#core/encoder/header.ts';

/**
 * A small model file, made here: every number float32, drawn by a fixed rule; `change` may spoil its head, `strange` is put
 * among the numbers of its last tensor.
 */
export function tinyModel(
  change: (header: Record<string, never>) => void = () => undefined,
  strange?: number,
): Uint8Array {
  const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'the', 'bank', '##s', 'river', '.'];
  const config = {
    ...{ layers: 2, heads: 2, dModel: 16, dFeedForward: 32, positions: 12 },
    ...{ vocabulary: words.length, activation: 'gelu' as const, epsilon: 1e-12, lowercase: true },
  };
  const parts: Uint8Array[] = [];
  let at = 0;
  const put = (bytes: Uint8Array) => {
    const padded = new Uint8Array(Math.ceil(bytes.length / 64) * 64);
    padded.set(bytes);
    parts.push(padded);
    at += padded.length;
    return at - padded.length;
  };
  const text = new TextEncoder().encode(words.join('\n'));
  const vocabulary = { offset: put(text), bytes: text.length };
  const tensors = [...shapesOf(config)].map(([name, [rows, cols]], nth) => {
    const numbers = Float32Array.from({ length: rows * cols }, (_, i) => Math.sin(i * 0.7 + nth));
    if (strange !== undefined && name === '1/feedForwardShift') numbers[3] = strange;
    return { name, dtype: 'float32', rows, cols, offset: put(new Uint8Array(numbers.buffer)) };
  });
  const header = { name: 'tiny', config, vocabulary, tensors };
  change(header as unknown as Record<string, never>);
  const head = new TextEncoder().encode(JSON.stringify(header));
  const body = new Uint8Array(Math.ceil(head.length / 64) * 64 + at).fill(32);
  body.set(head);
  let place = body.length - at;
  const headerBytes = place;
  for (const part of parts) {
    body.set(part, place);
    place += part.length;
  }
  const file = new Uint8Array(24 + body.length);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('ATTNENC\n'));
  [1, headerBytes, crc32(body), body.length].forEach((value, i) =>
    view.setUint32(8 + 4 * i, value, true),
  );
  file.set(body, 24);
  return file;
}
