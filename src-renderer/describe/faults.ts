import type { Fault } from '#core/attention';

/** What each mistake made on purpose is called. */
export const FAULT_NAMES: Record<Fault, string> = {
  'no-scaling': 'no scaling',
  'd-model-for-d-k': '√d_model for √d_k',
  'mask-after-softmax': 'mask after softmax',
  'zero-for-minus-infinity': '0 for −∞',
  'softmax-over-queries': 'softmax over columns',
  'key-for-value': 'K in place of V',
  'no-maximum-subtraction': 'softmax without −max',
};
