import { LabError } from '#core/attention';
import type { LabImplementation, TrainedModel } from '#core/contract';
import { MINILM } from '#core/experiment';

const CONFIG = {
  ...{ layers: MINILM.layers, heads: MINILM.heads, dModel: MINILM.dModel },
  ...{ dFeedForward: MINILM.dFeedForward, positions: 512, vocabulary: 30_522 },
  ...{ activation: 'gelu' as const, epsilon: 1e-12, lowercase: true },
};

/** Trained models of a lab without a disk: any piece becomes a model. */
export function fakeModels(
  answer: <T>(question: string, make: () => T) => Promise<T>,
): LabImplementation['models'] {
  const models: TrainedModel[] = [
    {
      id: MINILM.id,
      name: 'all-MiniLM-L6-v2',
      own: false,
      bytes: 45e6,
      config: CONFIG,
      problem: null,
    },
  ];
  return {
    list: () => answer('models.list', () => [...models]),
    piece: () => answer('models.piece', () => 'ticket'),
    bring: () =>
      answer('models.bring', () => {
        const own = { ...models[0], id: `own-${models.length}`, name: 'Own', own: true };
        models.push(own);
        return own;
      }),
    forget: () => answer('models.forget', () => undefined),
    remove: ({ id }) =>
      answer('models.remove', () => {
        models.splice(
          models.findIndex((one) => one.id === id),
          1,
        );
      }),
    vocabulary: ({ id }) =>
      answer('models.vocabulary', () => {
        throw new LabError('model.absent', `There is no trained model “${id}” here.`);
      }),
  };
}
