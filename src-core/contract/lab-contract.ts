import { z } from 'zod';
import {
  LIMITS,
  nameSchema,
  readingSchema,
  specSchema,
  type ExperimentSpec,
} from '#core/experiment';
import { attentionQuestions } from './attention-questions.ts';
import { fileQuestions } from './file-questions.ts';
import type { ExperimentSummary } from './experiment-summary.ts';
import { roomQuestions } from './room-questions.ts';
import { lessonQuestions, readingQuestions } from './lesson-questions.ts';
import { modelQuestions } from './model-questions.ts';
import { method, question, type Client, type Implementation } from './contract.ts';
import { practiceQuestions } from './practice-questions.ts';
import { timelineQuestions } from './timeline-questions.ts';

const id = z.string().min(1).max(64);

/** A saved experiment. */
export interface Experiment extends ExperimentSummary {
  readonly spec: ExperimentSpec;
  /** Of the outputs when it was saved, by that engine version; null when it could not be computed then. */
  readonly checksum: string | null;
  readonly engine: number;
}

/** Work not yet saved by name: kept on disk all the same, so that nothing typed is lost. */
export const draftSchema = z.strictObject({
  /** The saved experiment that it changes, or null for a new one. */
  experimentId: id.nullable(),
  /** That experiment's revision when the work on it began. */
  revision: z.int().nonnegative(),
  name: z.string().max(LIMITS.name),
  spec: specSchema,
});
export type Draft = z.output<typeof draftSchema>;

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Decimals of the numbers in a matrix. */
  decimals: z.int().min(0).max(8).default(2),
  /** Sections of the controls that were unfolded or folded, by title. */
  folds: z.record(z.string().max(60), z.boolean()).optional(),
  /** How word pieces and special tokens of trained models are read. */
  reading: readingSchema.optional(),
});
export type Settings = z.output<typeof settingsSchema>;

/** What the lab can say of itself. */
export interface LabInfo {
  readonly version: string;
  readonly engine: number;
  readonly host: 'electron' | 'loopback' | 'test';
  readonly dataDir: string;
  /** What the person should know of the start, such as a damaged file that was set aside. */
  readonly notices: readonly string[];
}

const hostCommandSchema = z.enum([
  ...['new', 'save', 'experiments', 'import', 'export', 'print'],
  ...['palette', 'lessonsFolder', 'starterLesson'],
] as const);
/** An entry of the host's menu that the page carries out. */
export type HostCommand = z.output<typeof hostCommandSchema>;

/** Every question that the renderer may ask, and all that it may be told. */
export const labContract = {
  methods: {
    lab: { info: question<LabInfo>() },
    attention: attentionQuestions,
    lessons: lessonQuestions,
    reading: readingQuestions,
    experiments: {
      /** Newest first. */
      list: question<ExperimentSummary[]>(),
      get: method(z.strictObject({ id })).returns<Experiment>(),
      /**
       * Creates (id null) or replaces. `revision` is the one that was opened; when the stored one is newer,
       * `experiment.conflict` is thrown and nothing changes. Answered only when the disk has it.
       */
      save: method(
        z.strictObject({
          id: id.nullable(),
          revision: z.int().nonnegative(),
          name: nameSchema,
          spec: specSchema,
        }),
      ).returns<Experiment>(),
      remove: method(z.strictObject({ id })).returns<void>(),
      /** Takes a removal back. */
      restore: method(z.strictObject({ id })).returns<void>(),
    },
    room: roomQuestions,
    files: fileQuestions,
    draft: {
      get: question<Draft | null>(),
      put: method(draftSchema).returns<void>(),
      clear: question<void>(),
    },
    models: modelQuestions,
    practice: practiceQuestions,
    timeline: timelineQuestions,
    settings: {
      get: question<Settings>(),
      put: method(settingsSchema).returns<void>(),
    },
  },
  events: {
    /** A menu entry of the host that the renderer carries out. */
    command: hostCommandSchema,
    /** The list of experiments is no longer what it was. */
    experimentsChanged: z.undefined(),
    /** Something was answered, taken back, scheduled or set. */
    practiceChanged: z.undefined(),
    /** A lesson was added, changed or removed. */
    lessonsChanged: z.undefined(),
  },
};
export type LabContract = typeof labContract;

/** What the renderer asks through. */
export type LabApi = Client<LabContract>;

/** What the main process answers with. */
export type LabImplementation = Implementation<LabContract>;
