import { shallowRef, type ShallowRef } from 'vue';
import { LabError } from '#core/attention';
import { newestWins } from './newest-wins.ts';

/** The newest answer to a question that is asked again whenever something changes; the old one stays until then. */
export interface Answer<In, Out> {
  readonly shown: ShallowRef<{ readonly question: In; readonly reply: Out } | null>;
  readonly error: ShallowRef<LabError | null>;
  ask(question: In): void;
}

/** An answer that is kept up to date by asking. Nothing is asked until `ask` is called. */
export function newestAnswer<In, Out>(
  question: (input: In, signal: AbortSignal) => Promise<Out>,
): Answer<In, Out> {
  const shown: Answer<In, Out>['shown'] = shallowRef(null);
  const error: Answer<In, Out>['error'] = shallowRef(null);
  const queue = newestWins<In, Out>({
    ask: question,
    answered(input, reply) {
      shown.value = { question: input, reply };
      error.value = null;
    },
    failed(_input, fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });
  return { shown, error, ask: queue.push };
}
