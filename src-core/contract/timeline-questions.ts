import { z } from 'zod';
import { timelineSchema } from '#core/experiment';
import { method, question } from './contract.ts';

/** The timeline of what is on the desk, kept beside the draft. */
export const deskTimelineSchema = z.strictObject({
  /** The saved experiment whose changes these are, or null for a new one. */
  experimentId: z.string().min(1).max(64).nullable(),
  timeline: timelineSchema,
});
export type DeskTimeline = z.output<typeof deskTimelineSchema>;

/** What may be asked about the changes of an experiment. */
export const timelineQuestions = {
  /** Of what is on the desk. */
  get: question<DeskTimeline | null>(),
  put: method(deskTimelineSchema).returns<void>(),
};
