import { LabError } from '#core/attention';
import type { CallContext, EngineContract, Implementation } from '#core/contract';
import type { ModelShelf } from './model-shelf.ts';

type Answers = Implementation<EngineContract>['engine'];
type Answer = (request: unknown, context: CallContext) => unknown;

/**
 * The same answers, each given when the trained models that it is about are open. They are opened step by step, with
 * messages let in between; a picture tells how far it is. A question that was cancelled leaves off, and the next goes on from there.
 */
export function afterOpening(
  answers: Answers,
  shelf: ModelShelf,
  pause: () => Promise<unknown>,
): Answers {
  async function open(id: string, { signal, progress }: CallContext): Promise<void> {
    for (const share of shelf.opening(id)) {
      progress(share);
      await pause();
      if (signal.aborted) throw new LabError('cancelled', 'The work was cancelled.');
    }
  }

  const entries = Object.entries(answers as unknown as Record<string, Answer>);
  const wrapped = entries.map(([name, answer]): [string, Answer] => [
    name,
    (request, context) => {
      const ids = trainedIn(request);
      if (ids.length === 0) return answer(request, context);
      const progress = name === 'compute' ? context.progress : () => undefined;
      return (async () => {
        for (const id of ids) await open(id, { ...context, progress });
        return answer(request, context);
      })();
    },
  ]);
  return Object.fromEntries(wrapped) as unknown as Answers;
}

interface About {
  readonly model?: { readonly kind: string; readonly id?: string };
  readonly spec?: About;
  readonly before?: About;
  readonly after?: About;
  readonly other?: About | null;
  readonly specs?: readonly About[];
}

/** The trained models that a question is about, each once. */
function trainedIn(request: unknown): string[] {
  const { model, spec, before, after, other, specs = [] } = request as About;
  const all = [spec, before, after, other, ...specs].map((one) => one?.model);
  const models = [model, ...all];
  const ids = models.flatMap((one) => (one?.kind === 'encoder' && one.id ? [one.id] : []));
  return [...new Set(ids)];
}
