import { z } from 'zod';
import type { Matrix } from '#core/attention';
import { LIMITS, specSchema, type Nearest, type WordPaths } from '#core/experiment';
import { method } from './contract.ts';

/** The most sentences that are compared with one another. */
export const MOST_SENTENCES = 8;

const word = {
  spec: specSchema,
  /** Of the word, in the sentence that asks. */
  place: z.int().nonnegative(),
  /** A second experiment that has the same word, or another one. */
  other: specSchema.nullable(),
};

const wordPathsSchema = z.strictObject({
  ...word,
  /** Of the word in `other`; null for the one with the same text. */
  otherPlace: z.int().nonnegative().nullable(),
});
export type WordPathsQuestion = z.output<typeof wordPathsSchema>;

/** The paths, and the words of the other sentence, whether or not one of them has a path. */
export interface WordPathsReply extends WordPaths {
  readonly otherTokens: readonly string[] | null;
}

const nearestSchema = z.strictObject({
  ...word,
  /** 0 before the first layer, 1 after it, and so on. */
  step: z.int().min(0).max(LIMITS.layers.max),
  most: z.int().min(1).max(100),
});
export type NearestQuestion = z.output<typeof nearestSchema>;

const likenessSchema = z.strictObject({
  /** Experiments whose sentences are compared. */
  specs: z.array(specSchema).min(1).max(MOST_SENTENCES),
});
export type LikenessQuestion = z.output<typeof likenessSchema>;

/** What may be asked about the vectors of words and sentences. */
export const vectorQuestions = {
  /** A word's vector before and after each layer, beside another word's. */
  wordPaths: method(wordPathsSchema).returns<WordPathsReply>(),
  /** What is nearest to a word's vector: words of the sentences, pieces of the vocabulary. */
  nearest: method(nearestSchema).returns<Nearest>(),
  /** The cosine of every two sentence vectors. */
  likeness: method(likenessSchema).returns<Matrix>(),
};
