import { defineStore } from 'pinia';
import type { NearestQuestion } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer } from '../asking/answer.ts';

/** What is nearest to a word's vector, kept up to date while it is looked at. */
export const useNearest = defineStore('nearest', () =>
  newestAnswer((question: NearestQuestion, signal) =>
    labApi().attention.nearest(question, { signal }),
  ),
);
