import { randomUUID } from 'node:crypto';
import { LabError } from '#core/attention';
import type { CallContext, ImportSummary, LabImplementation } from '#core/contract';
import {
  fittingLabFile,
  LIMITS,
  parseLabFile,
  tooLarge,
  type FileEntry,
  type LabFile,
} from '#core/experiment';
import type { AttentionRunner } from './attention-runner.ts';
import { transferStore, type Database } from './storage/index.ts';

/** Files that may be on their way at once; the oldest is let go. */
const OPEN_FILES = 4;
/** Names that a summary shows. */
const NAMED = 5;

interface Incoming {
  readonly pieces: Uint8Array[];
  bytes: number;
  file: LabFile | null;
}

/** What the files service is made of. */
export interface FileParts {
  readonly db: Database;
  readonly runner: AttentionRunner;
  readonly version: string;
  now(): number;
  changed(): void;
}

/** Writes and reads files of experiments. What is imported is examined first, and added all or not at all. */
export function createExperimentFiles(parts: FileParts): LabImplementation['files'] {
  const { db, runner, version, now, changed } = parts;
  const store = transferStore(db);
  const incoming = new Map<string, Incoming>();

  function begin(): string {
    const [oldest] = incoming.keys();
    if (oldest && incoming.size >= OPEN_FILES) incoming.delete(oldest);
    const ticket = randomUUID();
    incoming.set(ticket, { pieces: [], bytes: 0, file: null });
    return ticket;
  }

  function found(ticket: string): Incoming {
    const entry = incoming.get(ticket);
    if (entry) return entry;
    throw new LabError('file.gone', 'That file is no longer held. Choose it again.');
  }

  function read(ticket: string): LabFile {
    const entry = found(ticket);
    entry.file ??= parseLabFile(decoded(entry.pieces));
    entry.pieces.length = 0;
    return entry.file;
  }

  /** Whether its digits are other than when it was saved; false where they cannot be computed or were not known. */
  async function differs({ spec, checksum }: FileEntry, context: CallContext): Promise<boolean> {
    if (checksum === null) return false;
    try {
      const reply = await runner.compute({ spec, parts: [], checksum: true }, context);
      return reply.checksum !== checksum;
    } catch (fault) {
      if (fault instanceof LabError && fault.code !== 'cancelled') return true;
      throw fault;
    }
  }

  return {
    write({ ids }) {
      const { entries, unreadable } = store.entries(ids);
      return { ...fittingLabFile(entries, version), count: entries.length, unreadable };
    },
    piece({ ticket, bytes }) {
      const mine = ticket ?? begin();
      const entry = found(mine);
      entry.bytes += bytes.length;
      if (entry.bytes > LIMITS.fileBytes) {
        incoming.delete(mine);
        throw tooLarge(entry.bytes);
      }
      // A copy: what the wire gave may be a view of a larger buffer.
      entry.pieces.push(Uint8Array.from(bytes));
      return mine;
    },
    async examine({ ticket }, context): Promise<ImportSummary> {
      const { app, experiments } = read(ticket);
      const fresh = experiments.filter((entry) => !store.has(entry));
      const differing: string[] = [];
      for (const [i, entry] of fresh.entries()) {
        if (await differs(entry, context)) differing.push(entry.name);
        context.progress((i + 1) / fresh.length);
      }
      return {
        app,
        total: experiments.length,
        fresh: fresh.length,
        present: experiments.length - fresh.length,
        differing,
        names: fresh.slice(0, NAMED).map(({ name }) => name),
      };
    },
    bring({ ticket }) {
      const { experiments } = read(ticket);
      const fresh = experiments.filter((entry) => !store.has(entry));
      store.add(fresh, now());
      incoming.delete(ticket);
      if (fresh.length > 0) changed();
      return { added: fresh.length, present: experiments.length - fresh.length };
    },
    forget: ({ ticket }) => void incoming.delete(ticket),
  };
}

function decoded(pieces: readonly Uint8Array[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new LabError(
      'file.broken',
      'The file cannot be used: it is no text (UTF-8). Choose a file that ends in .attnlab.json. Nothing was changed.',
    );
  }
}
