import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '#core/attention';
import { openEncoder, type Encoder } from '#core/encoder';

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
  /** Throws `model.absent` and what `openEncoder` throws. */
  of(id: string): Encoder;
}

const decoder = new TextDecoder();

/** An empty shelf. It keeps one model: the others of the lab’s experiments are small. */
export function createModelShelf({ folders, idle, released }: ModelShelfOptions): ModelShelf {
  let kept: { id: string; encoder: Encoder } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const release = () => {
    kept = undefined;
    released();
  };
  return {
    of(id) {
      clearTimeout(timer);
      timer = setTimeout(release, idle);
      timer.unref();
      if (kept?.id !== id) {
        if (kept) release();
        kept = { id, encoder: openEncoder(bytesOf(id, folders), (text) => decoder.decode(text)) };
      }
      return kept.encoder;
    },
  };
}

function bytesOf(id: string, folders: readonly string[]): Uint8Array {
  for (const folder of folders)
    for (const path of [join(folder, id, 'model.attnmodel'), join(folder, `${id}.attnmodel`)])
      try {
        return readFileSync(path);
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code === 'ENOENT') continue;
        throw new LabError(
          'model.unreadable',
          `The file of the model “${id}” cannot be read (${(fault as NodeJS.ErrnoException).code ?? 'unknown'}). See that it is there and that you may read it.`,
          { id },
        );
      }
  throw new LabError(
    'model.absent',
    `There is no trained model “${id}” here. Choose another model, or open its file again.`,
    { id },
  );
}
