import { z } from 'zod';
import { LabError } from '#core/attention';
import { method, question, type Implementation } from '#core/contract';

/** A small contract with every kind of question, so that each wire is asked the same. */
export const sampleContract = {
  methods: {
    echo: {
      value: method(z.unknown()).returns<unknown>(),
      atLeastOne: method(z.strictObject({ size: z.number().min(1) })).returns<number>(),
    },
    fail: {
      plainly: question<never>(),
      badly: question<never>(),
    },
    work: {
      untilCancelled: question<string>(),
      inSteps: question<string>(),
      cancelledOnes: question<number>(),
    },
  },
  events: { tick: z.number() },
};

/** What a test may see of the answering side. */
export interface Sample {
  readonly implementation: Implementation<typeof sampleContract>;
  readonly faults: unknown[];
}

export function createSample(): Sample {
  let cancelled = 0;
  return {
    faults: [],
    implementation: {
      echo: { value: (value) => value, atLeastOne: ({ size }) => size },
      fail: {
        plainly() {
          throw new LabError('sample.wrong', 'Choose another.', { limit: 3, which: null });
        },
        badly() {
          throw new TypeError('secret /home/somebody');
        },
      },
      work: {
        untilCancelled: (_input, { signal }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              cancelled++;
              resolve('stopped');
            });
          }),
        inSteps(_input, { progress }) {
          for (const fraction of [0.25, 0.5, 1]) progress(fraction);
          return 'done';
        },
        cancelledOnes: () => cancelled,
      },
    },
  };
}
