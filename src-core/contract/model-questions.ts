import { z } from 'zod';
import type { EncoderConfig } from '#core/encoder';
import { encoderModelSchema } from '#core/experiment';
import { method, question } from './contract.ts';
import { PIECE_BYTES } from './file-questions.ts';

const id = encoderModelSchema.shape.id;
const ticket = z.string().min(1).max(64);

/** A trained model on disk. */
export interface TrainedModel {
  readonly id: string;
  readonly name: string;
  /** Whether the reader brought it; the others come with the lab. */
  readonly own: boolean;
  readonly bytes: number;
  /** Null where its file cannot be used … */
  readonly config: EncoderConfig | null;
  /** … and why. */
  readonly problem: string | null;
}

/** Questions about trained models (docs/model-format.md). A file comes in pieces, under a ticket. */
export const modelQuestions = {
  list: question<TrainedModel[]>(),
  /** Takes a piece; the first one (ticket null) begins a file. Answers the ticket. Throws `model.unknown`, `model.version` and `model.too-large` early. */
  piece: method(
    z.strictObject({
      ticket: ticket.nullable(),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= PIECE_BYTES, 'too large'),
    }),
  ).returns<string>(),
  /** Looks at the whole file and keeps it as a model; tells progress. Throws what `readModelFile` throws, and `file.gone`. */
  bring: method(z.strictObject({ ticket })).returns<TrainedModel>(),
  forget: method(z.strictObject({ ticket })).returns<void>(),
  /** Deletes one of the reader's own. Experiments that use it stay. */
  remove: method(z.strictObject({ id })).returns<void>(),
  /** What cuts text into pieces. Throws `model.absent`. */
  vocabulary: method(z.strictObject({ id })).returns<{ words: string[]; lowercase: boolean }>(),
};
