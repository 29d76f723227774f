import { attentionQuestions } from './attention-questions.ts';

/** What the main process asks of the worker that computes. */
export const engineContract = {
  methods: { engine: attentionQuestions },
  events: {},
};
export type EngineContract = typeof engineContract;
