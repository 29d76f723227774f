import { z } from 'zod';
import { nameSchema, notesSchema, tagsSchema } from '../card.ts';
import { LIMITS } from '../limits.ts';
import { specSchema } from '../spec.ts';
import { timelineSchema } from '../timeline/stored.ts';

/** What every `.attnlab.json` says it is, and the newest version of it that this lab reads and writes. */
export const FILE_FORMAT = 'attention-lab';
export const FILE_VERSION = 1;

/** Control characters other than tab and line breaks, and halves of characters: no text that a person typed has any. */
const STRAY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

const clean = (text: string) => !STRAY.test(text);
const CLEAN = 'holds a control character; remove it';
const time = z.int().min(0).max(8.64e15);

const sentence = (schema: typeof specSchema.shape.text) => schema.refine(clean, CLEAN);

/** A timeline that a newer lab wrote is left out: the experiment itself is whole without it. */
const known = (value: unknown) => {
  const format = typeof value === 'object' && value !== null && 'format' in value && value.format;
  return typeof format === 'number' && format > 1 ? undefined : value;
};

/** Whether every text in a value is one that a person typed. */
function allClean(value: unknown): boolean {
  if (typeof value === 'string') return clean(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(allClean);
}

/** One experiment of a file: its inputs, and what was written about it. Results are never in it. */
const fileEntrySchema = z.strictObject({
  /** Unique in the file. It is kept where it is free, so that a second import finds what is already there. */
  id: z.string().regex(/^[\w-]{1,64}$/u, 'use 1 to 64 letters, digits, “-” or “_”'),
  name: nameSchema.refine((text) => clean(text) && !/[\t\n\r]/u.test(text), CLEAN),
  spec: specSchema.extend({
    text: sentence(specSchema.shape.text),
    context: specSchema.shape.context.refine((text) => text === null || clean(text), CLEAN),
  }),
  tags: tagsSchema.default([]),
  notes: notesSchema.refine(clean, CLEAN).default(''),
  /** Of the outputs when it was saved, by that engine version; null where they could not be computed. */
  checksum: z
    .string()
    .regex(/^[0-9a-f]{16}$/u, 'use 16 hex digits')
    .nullable()
    .default(null),
  engine: z.int().min(1),
  /** Milliseconds since 1970. */
  createdAt: time,
  updatedAt: time,
  /** Every change that led to it, with branches and names. */
  timeline: z.preprocess(known, timelineSchema.refine(allClean, CLEAN).optional()),
});
export type FileEntry = z.output<typeof fileEntrySchema>;

/** A whole file. */
export const labFileSchema = z.strictObject({
  format: z.literal(FILE_FORMAT),
  version: z.literal(FILE_VERSION),
  /** The version of the lab, and of its engine, that wrote it. */
  app: z.string().max(40),
  engine: z.int().min(1),
  experiments: z
    .array(fileEntrySchema)
    .max(LIMITS.experiments, `a file takes at most ${LIMITS.experiments} experiments; split it`),
});
export type LabFile = z.output<typeof labFileSchema>;
