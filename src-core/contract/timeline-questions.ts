import { z } from 'zod';
import { timelineSchema, type StoredTimeline } from '#core/experiment';
import { method, question } from './contract.ts';

const experimentId = z.string().min(1).max(64);

/** The timeline of what is on the desk, kept beside the draft. */
export const deskTimelineSchema = z.strictObject({
  /** The saved experiment whose changes these are, or null for a new one. */
  experimentId: experimentId.nullable(),
  timeline: timelineSchema,
});
export type DeskTimeline = z.output<typeof deskTimelineSchema>;

/** What may be asked about the changes of an experiment. */
export const timelineQuestions = {
  /** Of what is on the desk. */
  get: question<DeskTimeline | null>(),
  put: method(deskTimelineSchema).returns<void>(),
  /** Of a saved experiment; none where it has none. */
  of: method(z.strictObject({ id: experimentId })).returns<StoredTimeline | null>(),
  /** Keeps a timeline with its saved experiment. */
  keep: method(z.strictObject({ id: experimentId, timeline: timelineSchema })).returns<void>(),
};
