import { z } from 'zod';

/** What travels from the asking to the answering side. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    id: z.int().nonnegative(),
    group: z.string(),
    method: z.string(),
    input: z.unknown().optional(),
  }),
  z.strictObject({ kind: z.literal('cancel'), id: z.int().nonnegative() }),
]);
export type RequestMessage = z.output<typeof requestSchema>;

const errorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** What travels back. */
export const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('result'), id: z.int(), value: z.unknown().optional() }),
  z.strictObject({ kind: z.literal('failure'), id: z.int(), error: errorSchema }),
  z.strictObject({ kind: z.literal('progress'), id: z.int(), fraction: z.number() }),
  z.strictObject({ kind: z.literal('event'), name: z.string(), value: z.unknown().optional() }),
]);
export type ReplyMessage = z.output<typeof replySchema>;
