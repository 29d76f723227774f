import type { Model } from './model.ts';
import type { ExperimentSpec } from './spec.ts';

/** What an experiment divides its scores by, before the temperature; mistakes made on purpose included. */
export function divisorOf(
  { scaling, faults }: Pick<ExperimentSpec, 'scaling' | 'faults'>,
  { dK, dModel }: Pick<Model, 'dK' | 'dModel'>,
): number {
  if (faults.includes('no-scaling')) return 1;
  if (faults.includes('d-model-for-d-k')) return Math.sqrt(dModel);
  switch (scaling.kind) {
    case 'sqrt_d_k':
      return Math.sqrt(dK);
    case 'none':
      return 1;
    case 'custom':
      return scaling.divisor;
  }
}
