import { defineStore } from 'pinia';
import type { CellRequest } from '#core/contract';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer } from '../asking/answer.ts';

/** An output number as weight × value per token and head, kept up to date while it is looked at. */
export const useContributions = defineStore('contributions', () =>
  newestAnswer((question: CellRequest, signal) =>
    labApi().attention.contributions(question, { signal }),
  ),
);
