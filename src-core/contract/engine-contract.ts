import { attentionQuestions } from './attention-questions.ts';
import { readCourseQuestion } from './lesson-questions.ts';

/** What the main process asks of the worker that computes. */
export const engineContract = {
  methods: { engine: { ...attentionQuestions, readCourse: readCourseQuestion } },
  events: {},
};
export type EngineContract = typeof engineContract;
