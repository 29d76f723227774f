import { defineStore } from 'pinia';
import type { WordPathsQuestion, WordPathsReply } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer, type Answer } from '../asking/answer.ts';

/** Words on their way through the layers in lessons, by the widget that shows them. */
export const useLessonWays = defineStore('lesson-ways', () => {
  const ways = new Map<string, Answer<WordPathsQuestion, WordPathsReply>>();

  function of(id: string): Answer<WordPathsQuestion, WordPathsReply> {
    const known =
      ways.get(id) ??
      newestAnswer((question: WordPathsQuestion, signal) =>
        labApi().attention.wordPaths(question, { signal }),
      );
    ways.set(id, known);
    return known;
  }

  return { of };
});
