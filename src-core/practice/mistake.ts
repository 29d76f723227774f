import type { Fault } from '#core/attention';
import type { HeadProblem } from './head-problem.ts';

/** A typical mistake in the computation of a head. */
export interface MistakeKind {
  readonly name: string;
  /** What happened and what to do instead, for this very problem. */
  readonly explain: (problem: HeadProblem) => string;
  readonly fault?: Fault;
}

const dK = ({ dK: given, query }: HeadProblem) => given ?? query?.[0].length ?? 1;

/** The commonest first: where two give the same numbers, the earlier one is named. */
export const MISTAKES = {
  unscaled: {
    name: 'The scores were not scaled',
    explain: (problem) =>
      `These come from the raw dot products. Divide each of them by $\\sqrt{d_k} = \\sqrt{${dK(problem)}}$ as well.`,
    fault: 'no-scaling',
  },
  'd-k-without-root': {
    name: 'Divided by d_k, not by its root',
    explain: (problem) =>
      `The scores were divided by $d_k = ${dK(problem)}$. Divide by its square root, $\\sqrt{${dK(problem)}}$.`,
  },
  'd-model-for-d-k': {
    name: 'd_model used for d_k',
    explain: (problem) =>
      `The scores were divided by $\\sqrt{d_{\\text{model}}} = \\sqrt{${problem.dModel ?? dK(problem)}}$. What counts is the length of one head's queries: $d_k = ${dK(problem)}$.`,
    fault: 'd-model-for-d-k',
  },
  transposed: {
    name: 'Rows and columns swapped',
    explain: () =>
      'This is $KQ^T$. Row $i$ belongs to query $i$: take query $i$ with each key in turn, which is $QK^T$.',
  },
  'wrong-axis': {
    name: 'Softmax over the wrong axis',
    explain: () =>
      'Each column sums to 1 here. Each query shares out its own attention, so each *row* has to sum to 1.',
    fault: 'softmax-over-queries',
  },
  'no-exp': {
    name: 'The exponential was left out',
    explain: () =>
      'The scores were divided by their sum as they are. Take $e^s$ of each score first, then divide by the sum of these.',
  },
  'not-normalised': {
    name: 'Not divided by the sum',
    explain: () =>
      'These are the values $e^s$ themselves. Divide each by the sum of its row, so that the row sums to 1.',
  },
  'temperature-multiplied': {
    name: 'Multiplied by the temperature',
    explain: ({ temperature }) =>
      `The scores were multiplied by $T = ${temperature}$. Divide them by it.`,
  },
  'temperature-forgotten': {
    name: 'The temperature was left out',
    explain: ({ temperature }) =>
      `This is the result for $T = 1$. Divide the scores by $T = ${temperature}$ before the softmax.`,
  },
  'mask-after-softmax': {
    name: 'Masked after the softmax',
    explain: () =>
      'The blocked weights were set to 0 only after the softmax, so the row no longer sums to 1. Block the *scores*, before the softmax.',
    fault: 'mask-after-softmax',
  },
  'zero-for-minus-infinity': {
    name: '0 in place of −∞',
    explain: () =>
      'Blocked scores were set to 0, and $e^0 = 1$ still takes a share. Set them to −∞: $e^{-\\infty} = 0$.',
    fault: 'zero-for-minus-infinity',
  },
  'mask-forgotten': {
    name: 'The mask was left out',
    explain: () =>
      'This is the result without the mask. Set the blocked scores to −∞ before the softmax.',
  },
  'key-for-value': {
    name: 'Keys blended in place of values',
    explain: () =>
      'The weights were applied to the keys. Keys only decide *how much*; what is taken are the values $V$.',
    fault: 'key-for-value',
  },
  'scores-for-weights': {
    name: 'Scores used as weights',
    explain: () =>
      'The values were multiplied by the scores. Turn the scores into weights with softmax first.',
  },
  'even-weights': {
    name: 'All values weighted alike',
    explain: () =>
      'This is the plain mean of the values. Multiply each value by its own weight before adding.',
  },
  'rounded-early': {
    name: 'Rounded too early',
    explain: () =>
      'The scaled scores were rounded to whole numbers before the softmax. Keep at least three decimals until the end.',
  },
  'weights-rounded': {
    name: 'Rounded too early',
    explain: () =>
      'The weights were rounded to one decimal before they were used. Keep at least three decimals until the end.',
  },
} as const satisfies Record<string, MistakeKind>;

export type MistakeId = keyof typeof MISTAKES;
export const MISTAKE_IDS = Object.keys(MISTAKES) as readonly MistakeId[];
