import { defineStore } from 'pinia';
import type { WordPathsQuestion } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer } from '../asking/answer.ts';

/** A word's way through the layers, kept up to date while it is looked at. */
export const useWordPath = defineStore('word-path', () =>
  newestAnswer((question: WordPathsQuestion, signal) =>
    labApi().attention.wordPaths(question, { signal }),
  ),
);
