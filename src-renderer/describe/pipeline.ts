import type { AnyStage, ExperimentSpec } from '#core/experiment';
import { decimal } from './numbers.ts';
import type { Axis, StageInfo } from './stages.ts';

interface Sizes {
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  readonly dK: number;
  readonly dV: number;
  readonly heads: number;
  readonly dModel: number;
}

/** “10×8”, of a stage of the main line. */
export function stageShape(info: StageInfo, sizes: Sizes): string {
  const length: Partial<Record<Axis, number>> = {
    query: sizes.tokens.length,
    context: sizes.contextTokens.length,
    'head dimension': ['value', 'headOutput'].includes(info.stage) ? sizes.dV : sizes.dK,
    'model dimension': sizes.dModel,
    'joined dimension': sizes.heads * sizes.dV,
  };
  return `${length[info.rows]}×${length[info.cols]}`;
}

type DivisorSizes = Pick<Sizes, 'dK' | 'dModel'>;

/** What a step does, in symbols. */
export function stageStep(stage: AnyStage, spec: ExperimentSpec, sizes: DivisorSizes): string {
  const tempered = spec.temperature === 1 ? '' : `÷${decimal(spec.temperature)}`;
  const steps: Partial<Record<AnyStage, string>> = {
    embeddings: '',
    query: 'X·W_Q',
    key: 'X·W_K',
    value: 'X·W_V',
    scores: 'Q·Kᵀ',
    scaled: divided(spec, sizes) + tempered || '÷1',
    masked: spec.mask.kind === 'none' ? 'no mask' : spec.mask.kind,
    weights: 'softmax',
    headOutput: 'A·V',
    concat: spec.model.heads === 1 ? '1 head' : `${spec.model.heads} heads`,
    output: '·W_O',
  };
  return steps[stage] ?? '';
}

function divided({ scaling, faults }: ExperimentSpec, { dK, dModel }: DivisorSizes): string {
  if (faults.includes('no-scaling')) return '';
  if (faults.includes('d-model-for-d-k')) return `÷√${dModel}`;
  if (scaling.kind === 'custom') return `÷${Number(scaling.divisor.toPrecision(4))}`;
  return scaling.kind === 'none' ? '' : `÷√${dK}`;
}
