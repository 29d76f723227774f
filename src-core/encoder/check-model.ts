import type { EncoderConfig } from './header.ts';
import { eachRow } from './encoder.ts';
import { readModelFile } from './model-file.ts';
import { wordPieces } from './word-pieces.ts';

/** What a model file says of itself, after all of it was looked at. */
export interface ModelFacts {
  readonly name: string;
  readonly config: EncoderConfig;
  readonly bytes: number;
  /** Of all that follows the file's first bytes, in hexadecimal. */
  readonly checksum: string;
}

/**
 * Looks at every number and word of a model file without opening it, in steps that yield the share that is done. Throws
 * what `readModelFile` and `wordPieces` throw.
 */
export function* checkingSteps(
  bytes: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): Generator<number, ModelFacts, void> {
  const file = readModelFile(bytes, decodeText);
  const { name, config, tensors } = file.header;
  wordPieces(file.words, config.lowercase);
  for (const [nth, tensor] of tensors.entries()) {
    eachRow(file, tensor.name, () => undefined);
    yield (nth + 1) / tensors.length;
  }
  return { name, config, bytes: bytes.length, checksum: file.checksum };
}
