import { defineStore } from 'pinia';
import type { SpaceQuestion } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer } from '../asking/answer.ts';

/** Vectors as points of a plane, kept up to date while they are looked at. */
export const useSpace = defineStore('space', () =>
  newestAnswer((question: SpaceQuestion, signal) => labApi().attention.space(question, { signal })),
);
