import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '#core/attention';
import {
  checkingSteps,
  MODEL_LIMITS,
  modelTooLarge,
  openingSteps,
  type Encoder,
  type ModelFacts,
} from '#core/encoder';

export interface ModelShelfOptions {
  /** Where model files may be: the reader's own folder, the lab's. */
  readonly folders: readonly string[];
  /** After so many milliseconds without a question the models are let go. */
  readonly idle: number;
  /** Called when they are, so that others let go too. */
  readonly released: () => void;
}

/** Trained models of a worker thread: opened when first asked for, kept while they are used. */
export interface ModelShelf {
  /** Opens it at once where it is not open. Throws `model.absent` and what `openEncoder` throws. */
  of(id: string): Encoder;
  /** Opens it step by step, each yielding the share that is done; goes on where somebody else stopped. Throws as `of`. */
  opening(id: string): Generator<number, void, void>;
  /** Looks at every number of a file. Throws what `checkingSteps` throws. */
  examining(path: string): Generator<number, ModelFacts, void>;
  /** Lets a model go whose file is gone. */
  forget(id: string): void;
}

const decoder = new TextDecoder();
const decode = (bytes: Uint8Array) => decoder.decode(bytes);
/** Bytes that are read at a time. */
const PIECE = 2 ** 22;
/** How much of the time of opening goes into reading. */
const READING = 0.25;

/** An empty shelf. It keeps one model: the others of the lab’s experiments are small. */
export function createModelShelf({ folders, idle, released }: ModelShelfOptions): ModelShelf {
  let kept: { id: string; encoder: Encoder } | undefined;
  let begun: { id: string; steps: Generator<number, Encoder, void> } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const release = () => {
    kept = begun = undefined;
    released();
  };
  const used = () => {
    clearTimeout(timer);
    timer = setTimeout(release, idle);
    timer.unref();
  };

  /** One step of opening; true when the model is open. */
  function step(id: string): number | true {
    used();
    if (kept?.id === id) return true;
    if (begun?.id !== id) {
      if (kept) release();
      begun = { id, steps: opened(pathOf(id, folders)) };
    }
    try {
      const next = begun.steps.next();
      if (!next.done) return next.value;
      kept = { id, encoder: next.value };
      begun = undefined;
      return true;
    } catch (fault) {
      begun = undefined;
      throw fault;
    }
  }

  return {
    of(id) {
      while (step(id) !== true);
      return (kept as { encoder: Encoder }).encoder;
    },
    *opening(id) {
      for (let share = step(id); share !== true; share = step(id)) yield share;
    },
    *examining(path) {
      const bytes = yield* read(path);
      const steps = checkingSteps(bytes, decode);
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
        yield READING + (1 - READING) * value;
      }
    },
    forget(id) {
      if (kept?.id === id || begun?.id === id) release();
    },
  };
}

function* opened(path: string): Generator<number, Encoder, void> {
  const bytes = yield* read(path);
  const steps = openingSteps(bytes, decode);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield READING + (1 - READING) * value;
  }
}

/** A whole file, a piece at a time. Throws `model.unreadable` and `model.too-large`. */
function* read(path: string): Generator<number, Uint8Array, void> {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (size > MODEL_LIMITS.fileBytes) throw modelTooLarge(size);
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size;) {
      const count = readSync(file, bytes, at, Math.min(PIECE, size - at), at);
      if (count === 0) return bytes.subarray(0, at);
      at += count;
      yield (READING * at) / size;
    }
    return bytes;
  } catch (fault) {
    if (fault instanceof LabError) throw fault;
    throw new LabError(
      'model.unreadable',
      `The model’s file cannot be read (${(fault as NodeJS.ErrnoException).code ?? 'unknown'}). See that it is there and that you may read it: ${path}`,
      { path },
    );
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Where the file of a model is. Throws `model.absent`. */
function pathOf(id: string, folders: readonly string[]): string {
  for (const folder of folders)
    for (const path of [join(folder, id, 'model.attnmodel'), join(folder, `${id}.attnmodel`)])
      if (existsSync(path)) return path;
  throw new LabError(
    'model.absent',
    `There is no trained model “${id}” here. Choose another model, or open its file again under “Trained models”.`,
    { id },
  );
}
