import { z } from 'zod';
import { LIMITS } from '#core/experiment';
import { method } from './contract.ts';

const id = z.string().min(1).max(64);
const ticket = z.string().min(1).max(64);

/** Bytes of one piece of a file on its way to the main process: every wire takes so much at once. */
export const PIECE_BYTES = 2 ** 20;

/** What an import would do, told before anything is written. */
export interface ImportSummary {
  /** The version of the lab that wrote the file. */
  readonly app: string;
  readonly total: number;
  /** Those that would be added … */
  readonly fresh: number;
  /** … those that are there already with the same name and settings, and are left as they are … */
  readonly present: number;
  /** … and the names of those whose digits are now other than when they were saved. They are added too. */
  readonly differing: readonly string[];
  /** The names of the first few that would be added. */
  readonly names: readonly string[];
}

/** A file of experiments, and what is not in it. */
export interface WrittenFile {
  readonly text: string;
  /** How many experiments are in it … */
  readonly count: number;
  /** … how many were left out, because a newer lab saved them … */
  readonly unreadable: number;
  /** … and how many of those that are in it lost their timelines, because the file would be too large with them. */
  readonly timelinesLeft: number;
}

/** Questions about files of experiments (docs/attnlab-format.md). A file comes in pieces, under a ticket. */
export const fileQuestions = {
  /** The text of a file with these experiments, in their order; null for all. */
  write: method(
    z.strictObject({ ids: z.array(id).min(1).max(LIMITS.experiments).nullable() }),
  ).returns<WrittenFile>(),
  /** Takes a piece; the first one (ticket null) begins a file. Answers the ticket. Throws `file.too-large`. */
  piece: method(
    z.strictObject({
      ticket: ticket.nullable(),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= PIECE_BYTES, 'too large'),
    }),
  ).returns<string>(),
  /** Reads the whole file and says what it holds. Throws what `parseLabFile` throws, and `file.gone`. */
  examine: method(z.strictObject({ ticket })).returns<ImportSummary>(),
  /** Adds what is new, all or nothing. */
  bring: method(z.strictObject({ ticket })).returns<{ added: number; present: number }>(),
  forget: method(z.strictObject({ ticket })).returns<void>(),
};
