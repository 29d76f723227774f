import { z } from 'zod';
import type { ModelFacts } from '#core/encoder';
import { attentionQuestions } from './attention-questions.ts';
import { method } from './contract.ts';
import { readCourseQuestion } from './lesson-questions.ts';

/** What the main process asks of the worker that computes. */
export const engineContract = {
  methods: {
    engine: {
      ...attentionQuestions,
      readCourse: readCourseQuestion,
      /** Looks at every number of a model's file. */
      examineModel: method(z.strictObject({ path: z.string() })).returns<ModelFacts>(),
      /** Lets an open model go. */
      forgetModel: method(z.strictObject({ id: z.string() })).returns<void>(),
    },
  },
  events: {},
};
export type EngineContract = typeof engineContract;
