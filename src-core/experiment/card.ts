import { z } from 'zod';
import { LIMITS } from './limits.ts';

const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/u;

/** The name of an experiment: one line, not empty. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, 'give it a name')
  .max(LIMITS.name, `use at most ${LIMITS.name} characters`);

/** A word or two that sorts experiments. Spelled as first typed; case and accents make no other tag. */
export const tagSchema = z
  .string()
  .trim()
  .min(1, 'type at least one character')
  .max(LIMITS.tag, `use at most ${LIMITS.tag} characters`)
  .refine((text) => !CONTROL.test(text) && !text.includes(','), 'use no commas or line breaks');

/** The tags of one experiment. */
export const tagsSchema = z.array(tagSchema).max(LIMITS.tags, `use at most ${LIMITS.tags} tags`);

/** Plain text about an experiment, in which pins such as `[[weights 1.1 9,2]]` stand for numbers of it. */
export const notesSchema = z
  .string()
  .max(LIMITS.notes, `notes take at most ${LIMITS.notes} characters; shorten them`);

/** A text without case and accents, to compare and to sort by: “Café” and “cafe” are one. */
export function plainKey(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
