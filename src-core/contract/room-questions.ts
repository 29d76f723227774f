import { z } from 'zod';
import { LIMITS, nameSchema, notesSchema, tagSchema } from '#core/experiment';
import { method, question } from './contract.ts';
import type { ExperimentSummary } from './experiment-summary.ts';

const id = z.string().min(1).max(64);
/** What one action may be done to at once; null where it means all. */
const ids = z.array(id).min(1).max(LIMITS.experiments);

export const SORTS = ['changed', 'created', 'name', 'size'] as const;

const findSchema = z.strictObject({
  /** Words of the name, the sentences, the tags or the notes, or how they begin. */
  text: z.string().max(200),
  /** Every one of these tags. */
  tags: z.array(tagSchema).max(LIMITS.tags),
  sort: z.enum(SORTS),
  /** The other way round: names from A, the rest from the newest or largest, when false. */
  reversed: z.boolean(),
  /** Those that were deleted within the last 30 days instead. */
  bin: z.boolean(),
  from: z.int().nonnegative(),
  count: z.int().min(1).max(500),
});
export type FindRequest = z.output<typeof findSchema>;

/** One row of the room. */
export interface RoomRow extends ExperimentSummary {
  readonly tags: readonly string[];
  /** Tokens of both sentences. */
  readonly tokens: number;
  readonly hasNotes: boolean;
  /** When it was deleted; null for those that were not. */
  readonly removedAt: number | null;
}

/** A stretch of what was found. */
export interface Found {
  readonly rows: readonly RoomRow[];
  readonly from: number;
  /** How many there are of what was asked for, of all that are saved, and in the bin. */
  readonly total: number;
  readonly saved: number;
  readonly inBin: number;
}

export interface TagCount {
  readonly name: string;
  readonly count: number;
}

/** The first head’s weights at a glance: rows × cols shades, 0 the ground … 255 the full colour (√ of the weight, beside the largest). */
export interface Thumbnail {
  readonly id: string;
  /** The settings that it shows. */
  readonly specHash: string;
  readonly rows: number;
  readonly cols: number;
  /** Empty where the experiment cannot be computed. */
  readonly shades: Uint8Array;
}

/** Questions of the experiments room. All of them answer only when the disk has it. */
export const roomQuestions = {
  find: method(findSchema).returns<Found>(),
  /** Every tag in use, most used first. */
  tags: question<TagCount[]>(),
  rename: method(z.strictObject({ id, name: nameSchema })).returns<ExperimentSummary>(),
  /** A copy under a name of its own, with its tags and notes. */
  duplicate: method(z.strictObject({ id })).returns<ExperimentSummary>(),
  /** Adds and takes away tags of several at once. */
  retag: method(
    z.strictObject({
      ids,
      add: z.array(tagSchema).max(LIMITS.tags),
      drop: z.array(tagSchema).max(LIMITS.tags),
    }),
  ).returns<void>(),
  notes: method(z.strictObject({ id })).returns<string>(),
  /** Throws `notes.conflict`, and changes nothing, when they are no longer what was opened. */
  writeNotes: method(
    z.strictObject({ id, before: notesSchema, notes: notesSchema }),
  ).returns<void>(),
  /** To the bin, from which they can be taken back for 30 days. */
  remove: method(z.strictObject({ ids })).returns<void>(),
  restore: method(z.strictObject({ ids })).returns<void>(),
  /** Out of the bin for good, with all that belongs to them; null empties it. */
  purge: method(z.strictObject({ ids: ids.nullable() })).returns<number>(),
  /** Computed where they are not kept yet, one after the other. */
  thumbnails: method(z.strictObject({ ids: z.array(id).max(100) })).returns<Thumbnail[]>(),
};
