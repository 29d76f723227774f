import { defineStore } from 'pinia';
import type { WordPathsQuestion } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer } from '../asking/answer.ts';

/** A word on its way through the layers in both compared experiments. */
export const useComparedWay = defineStore('compared-way', () =>
  newestAnswer((question: WordPathsQuestion, signal) =>
    labApi().attention.wordPaths(question, { signal }),
  ),
);
