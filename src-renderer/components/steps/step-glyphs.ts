import type { Step } from '#core/code';
import type { ExperimentSpec } from '#core/experiment';
import { decimal } from '#renderer/describe/numbers.ts';

/** What stands before each input of a step, and last what stands before its result. */
export function glyphsOf({ kind }: Step, spec: ExperimentSpec): readonly string[] {
  switch (kind) {
    case 'sum':
      return ['', '+', '='];
    case 'scale':
      return ['', `${divisor(spec)} =`];
    case 'softmax':
      return ['softmax', '⊙', '='];
    case 'standardize':
      return ['', '−', '÷', '='];
    case 'gain':
      return ['', '⊙', '+', '='];
    case 'mean':
      return ['mean', '='];
    case 'deviation':
      return ['spread', 'around', '='];
    case 'activate':
      return [
        'activation' in spec.model && spec.model.activation === 'gelu' ? 'GELU' : 'ReLU',
        '=',
      ];
    default:
      return ['', '·', '→', '='];
  }
}

function divisor({ scaling, faults, temperature }: ExperimentSpec): string {
  const tempered = temperature === 1 ? '' : ` ÷ ${decimal(temperature)}`;
  if (faults.includes('no-scaling')) return tempered;
  if (faults.includes('d-model-for-d-k')) return `÷ √d_model${tempered}`;
  const size = { sqrt_d_k: '÷ √dₖ', none: '', custom: '' }[scaling.kind];
  return `${scaling.kind === 'custom' ? `÷ ${scaling.divisor}` : size}${tempered}`;
}
