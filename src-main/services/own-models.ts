import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { LabError } from '#core/attention';
import type { LabImplementation, TrainedModel } from '#core/contract';
import {
  headBytes,
  MODEL_LIMITS,
  MODEL_START,
  modelTooLarge,
  readHead,
  readWords,
  type ModelFacts,
} from '#core/encoder';
import type { AttentionRunner } from './attention-runner.ts';
import { faultCode } from './data-folder.ts';

export interface OwnModelsOptions {
  /** The reader's own models. */
  readonly folder: string;
  /** Those that come with the lab, each in a folder of its own. */
  readonly builtIn: string;
  readonly runner: Pick<AttentionRunner, 'examineModel' | 'forgetModel'>;
}

const ENDING = '.attnmodel';
/** What a file is called while it comes in. */
const COMING = '.coming';
const decoder = new TextDecoder();
const decode = (bytes: Uint8Array) => decoder.decode(bytes);

/** Trained models on disk: a file is copied in piece by piece, looked at as a whole, and only then a model of the lab. */
export function createOwnModels(options: OwnModelsOptions): LabImplementation['models'] {
  const { folder, builtIn, runner } = options;
  const incoming = new Map<string, { path: string; bytes: number }>();
  // What was on its way when the lab ended is of no use any more.
  for (const name of namesIn(folder)) if (name.endsWith(COMING)) rmSync(join(folder, name));

  function begin(): string {
    mkdirSync(folder, { recursive: true });
    const ticket = randomUUID();
    incoming.set(ticket, { path: join(folder, `${ticket}${COMING}`), bytes: 0 });
    return ticket;
  }

  function forget(ticket: string): void {
    const entry = incoming.get(ticket);
    incoming.delete(ticket);
    if (entry) rmSync(entry.path, { force: true });
  }

  function found(ticket: string) {
    const entry = incoming.get(ticket);
    if (entry) return entry;
    throw new LabError('file.gone', 'That file is no longer held. Choose it again.');
  }

  const ownPath = (id: string) => join(folder, `${id}${ENDING}`);
  const pathOf = (id: string) => {
    const path = [ownPath(id), join(builtIn, id, `model${ENDING}`)].find(existsSync);
    if (path) return path;
    throw new LabError(
      'model.absent',
      `There is no trained model “${id}” here. Open its file again.`,
      { id },
    );
  };

  return {
    list() {
      const own = namesIn(folder).filter((name) => name.endsWith(ENDING));
      const shipped = namesIn(builtIn).filter((id) =>
        existsSync(join(builtIn, id, `model${ENDING}`)),
      );
      return [
        ...shipped.map((id) => described(id, join(builtIn, id, `model${ENDING}`), false)),
        ...own.map((name) => described(basename(name, ENDING), join(folder, name), true)),
      ];
    },
    piece({ ticket, bytes }) {
      try {
        const mine = ticket ?? begin();
        const entry = found(mine);
        if (entry.bytes === 0) begins(bytes);
        entry.bytes += bytes.length;
        if (entry.bytes > MODEL_LIMITS.fileBytes) throw modelTooLarge(entry.bytes);
        appendFileSync(entry.path, bytes);
        return mine;
      } catch (fault) {
        if (ticket !== null) forget(ticket);
        throw unwritten(fault, folder);
      }
    },
    async bring({ ticket }, context) {
      const { path } = found(ticket);
      try {
        const facts = await runner.examineModel({ path }, context);
        const id = idOf(facts);
        settle(path, ownPath(id));
        return described(id, ownPath(id), true);
      } catch (fault) {
        throw unwritten(fault, folder);
      } finally {
        forget(ticket);
      }
    },
    forget: ({ ticket }) => forget(ticket),
    async remove({ id }, context) {
      try {
        rmSync(ownPath(id));
      } catch (fault) {
        if (faultCode(fault) !== 'ENOENT') throw unwritten(fault, folder);
      }
      await runner.forgetModel({ id }, context);
    },
    vocabulary({ id }) {
      const path = pathOf(id);
      const { config, vocabulary, start } = headOf(path);
      const words = bytesAt(path, start + vocabulary.offset, vocabulary.bytes);
      return { words: readWords(words, config, decode), lowercase: config.lowercase };
    },
  };
}

/** Refuses at once what cannot be a model, so that nobody waits for half a gigabyte first. */
function begins(piece: Uint8Array): void {
  headBytes(piece.subarray(0, MODEL_START));
}

/** The same file always has the same id, and other numbers another: an experiment stays what it was. */
function idOf({ name, checksum }: ModelFacts): string {
  const words = name.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  const short = words.replace(/^-+|-+$/gu, '').slice(0, 60);
  return `${short === '' ? 'model' : short.replace(/-+$/u, '')}-${checksum}`;
}

/** Moves a file to its place when the disk has all of it. */
function settle(from: string, to: string): void {
  const file = openSync(from, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(from, to);
}

function described(id: string, path: string, own: boolean): TrainedModel {
  const bytes = statSync(path).size;
  try {
    const { name, config } = headOf(path);
    return { id, name, own, bytes, config, problem: null };
  } catch (fault) {
    const problem =
      fault instanceof LabError ? fault.message : `It cannot be read: ${faultCode(fault)}.`;
    return { id, name: id, own, bytes, config: null, problem };
  }
}

function headOf(path: string) {
  const most = headBytes(bytesAt(path, 0, MODEL_START));
  return { ...readHead(bytesAt(path, 0, most), decode), start: most };
}

function bytesAt(path: string, start: number, count: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(count);
    return bytes.subarray(0, readSync(file, bytes, 0, count, start));
  } finally {
    closeSync(file);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function unwritten(fault: unknown, folder: string): unknown {
  if (fault instanceof LabError || !(fault instanceof Error) || !('code' in fault)) return fault;
  return new LabError(
    'model.unwritable',
    `The model could not be kept in ${folder} (${faultCode(fault)}). See that there is room and that the folder is writable, and try again. Nothing was changed.`,
    { folder },
  );
}
