import { LabError } from '#core/attention';
import { crc32 } from '#core/export';
import { headerSchema, MODEL_LIMITS, shapesOf, type ModelHeader } from './header.ts';
import { tensorOf, type Tensor } from './tensor.ts';

const MAGIC = 'ATTNENC\n';
const VERSION = 1;
/** Magic, version, bytes of the head, checksum, bytes of head and content. */
const PREAMBLE = 24;
/** As many bytes of a file tell whether it can be a model, and how long its head is. */
export const MODEL_START = PREAMBLE;

/** A checked model file: its head, its words, and its tensors by name, which still lie in the file's bytes. */
export interface ModelFile {
  readonly header: ModelHeader;
  readonly words: readonly string[];
  /** In hexadecimal. */
  readonly checksum: string;
  tensor(name: string): Tensor;
}

/**
 * Reads a file of docs/model-format.md and checks all of it. Throws `model.unknown` (another kind of file), `model.version`,
 * `model.truncated`, `model.damaged` (checksum) and `model.invalid` with what is wrong.
 */
export function readModelFile(
  bytes: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): ModelFile {
  const { headerBytes, checksum, expected } = startOf(bytes);
  if (bytes.length < expected) throw truncated(bytes.length, expected);
  if (bytes.length > expected)
    throw invalid(`it is ${bytes.length} bytes long, and its head says ${expected}`);
  if (crc32(bytes.subarray(PREAMBLE)) !== checksum)
    throw new LabError(
      'model.damaged',
      'This model file is damaged: its checksum does not fit its content. Copy or convert it again.',
    );
  const content = bytes.subarray(PREAMBLE + headerBytes);
  const header = readHead(bytes, decodeText);
  const tensors = tensorsOf(header, content);
  return {
    header,
    checksum: checksum.toString(16).padStart(8, '0'),
    words: wordsOf(header, content, decodeText),
    tensor(name) {
      const tensor = tensors.get(name);
      if (!tensor) throw invalid(`it has no tensor “${name}”`);
      return tensor;
    },
  };
}

/** What the first bytes of a file say. Throws `model.unknown`, `model.version`, `model.truncated` and `model.invalid`. */
function startOf(bytes: Uint8Array) {
  if (bytes.length === 0)
    throw new LabError(
      'model.unknown',
      'This file is empty: it has 0 bytes. Copy it again, or choose another.',
    );
  if (String.fromCharCode(...bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new LabError(
      'model.unknown',
      'This is not a model file of Attention Lab. Make one with tools/convert-minilm, and choose the file that it wrote.',
    );
  if (bytes.length < PREAMBLE) throw truncated(bytes.length, PREAMBLE);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [version, headerBytes, checksum, rest] = [8, 12, 16, 20].map((at) =>
    view.getUint32(at, true),
  );
  if (version !== VERSION)
    throw new LabError(
      'model.version',
      `This model file is of version ${version}; this lab reads version ${VERSION}. ${version > VERSION ? 'Use a newer lab, or convert' : 'Convert'} the checkpoint again with this lab’s tools.`,
      { version },
    );
  const expected = PREAMBLE + rest;
  if (expected > MODEL_LIMITS.fileBytes) throw modelTooLarge(expected);
  if (headerBytes > MODEL_LIMITS.headerBytes || headerBytes > rest)
    throw invalid(`its head would be ${headerBytes} bytes long`);
  return { headerBytes, checksum, expected };
}

/** How many bytes a file's start and head take together, from its first bytes. Throws as `readModelFile`. */
export function headBytes(start: Uint8Array): number {
  return PREAMBLE + startOf(start).headerBytes;
}

/** The head of a file, from its first bytes. Throws as `readModelFile`. */
export function readHead(
  start: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): ModelHeader {
  const { headerBytes } = startOf(start);
  if (start.length < PREAMBLE + headerBytes) throw truncated(start.length, PREAMBLE + headerBytes);
  return headerOf(decodeText(start.subarray(PREAMBLE, PREAMBLE + headerBytes)));
}

/** The words of a model, from the bytes where its head says that they are. Throws `model.invalid`. */
export function readWords(
  bytes: Uint8Array,
  config: ModelHeader['config'],
  decodeText: (bytes: Uint8Array) => string,
): string[] {
  const words = decodeText(bytes).split('\n');
  if (words.length !== config.vocabulary)
    throw invalid(`it has ${words.length} words, and its head says ${config.vocabulary}`);
  return words;
}

/** Says that a file is larger than any model may be. */
export function modelTooLarge(bytes: number): LabError {
  const [most, size] = [MODEL_LIMITS.fileBytes, bytes].map((one) => Math.ceil(one / 2 ** 20));
  return new LabError(
    'model.too-large',
    `This file has ${size.toLocaleString('en')} MiB; a model file has at most ${most}. Choose a file that tools/convert-minilm wrote; float16 halves it.`,
    { bytes },
  );
}

function headerOf(text: string): ModelHeader {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalid('its head is not JSON');
  }
  const read = headerSchema.safeParse(json);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw invalid(`${path.join('.') || 'its head'}: ${message}`);
  }
  const { heads, dModel } = read.data.config;
  if (dModel % heads !== 0) throw invalid(`${heads} heads do not divide ${dModel} dimensions`);
  return read.data;
}

function tensorsOf({ config, tensors }: ModelHeader, content: Uint8Array): Map<string, Tensor> {
  const named = new Map(tensors.map((entry) => [entry.name, entry]));
  const found = new Map<string, Tensor>();
  for (const [name, [rows, cols]] of shapesOf(config)) {
    const entry = named.get(name);
    if (!entry) throw invalid(`it has no tensor “${name}”`);
    if (entry.rows !== rows || entry.cols !== cols)
      throw invalid(`“${name}” is ${entry.rows} × ${entry.cols} and must be ${rows} × ${cols}`);
    const tensor = tensorOf(entry, content);
    if (!tensor) throw invalid(`“${name}” reaches beyond the end of the file`);
    found.set(name, tensor);
  }
  return found;
}

function wordsOf(
  { config, vocabulary: { offset, bytes } }: ModelHeader,
  content: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): string[] {
  if (offset + bytes > content.length) throw invalid('its words reach beyond the end of the file');
  return readWords(content.subarray(offset, offset + bytes), config, decodeText);
}

function truncated(given: number, expected: number): LabError {
  return new LabError(
    'model.truncated',
    `This model file ends too early: ${given.toLocaleString('en')} of ${expected.toLocaleString('en')} bytes are there. Copy it again.`,
    { given, expected },
  );
}

function invalid(what: string): LabError {
  return new LabError(
    'model.invalid',
    `This model file cannot be used: ${what}. Convert the checkpoint again with tools/convert-minilm.`,
  );
}
