import type { StageAddress } from '#core/attention';
import type { GivenNumbers } from '../model-spec.ts';
import type { ExperimentSpec } from '../spec.ts';
import { sizesOf } from './stage-shape.ts';

const NORMED = ['pre-norm', 'post-norm'];

/** Whether an experiment has a stage, by its settings alone: without layer norm, for one, there is no `attentionNorm`. */
export function hasStage(spec: ExperimentSpec, { layer, stage, head }: StageAddress): boolean {
  const { model, context } = spec;
  const { layers, heads, dFeedForward } = sizesOf(model);
  if (layer >= layers || head >= heads) return false;
  const seeded = model.kind === 'seeded' ? model : undefined;
  const encoder = model.kind === 'encoder';
  const places = model.kind === 'encoder' || model.positions !== 'none';
  const kind = encoder ? 'post-norm' : seeded ? (seeded.layerKind ?? 'attention') : 'residual';
  const fed = kind !== 'attention' && dFeedForward > 0;
  const hasBias = (name: keyof GivenNumbers) =>
    encoder || seeded?.biases === true || (layer === 0 && seeded?.given?.[name] !== undefined);
  switch (stage) {
    case 'words':
      return layer === 0;
    case 'positions':
      return layer === 0 && places;
    case 'embeddingSum':
    case 'embeddingMean':
    case 'embeddingDeviation':
    case 'embeddingStandardized':
    case 'embeddingGain':
    case 'embeddingShift':
      return layer === 0 && encoder;
    case 'contextWords':
      return layer === 0 && context !== null;
    case 'contextPositions':
      return layer === 0 && context !== null && places;
    case 'bQ':
    case 'bK':
    case 'bV':
    case 'bO':
      return hasBias(stage);
    case 'attentionResidual':
      return kind !== 'attention';
    case 'attentionMean':
    case 'attentionDeviation':
    case 'attentionStandardized':
    case 'attentionNorm':
    case 'attentionGain':
    case 'attentionShift':
      return NORMED.includes(kind);
    case 'w1':
    case 'w2':
    case 'hidden':
    case 'activated':
    case 'feedForward':
    case 'feedForwardResidual':
      return fed;
    case 'b1':
    case 'b2':
      return fed && (encoder || seeded?.biases === true);
    case 'feedForwardMean':
    case 'feedForwardDeviation':
    case 'feedForwardStandardized':
    case 'feedForwardNorm':
    case 'feedForwardGain':
    case 'feedForwardShift':
      return fed && NORMED.includes(kind);
    default:
      return true;
  }
}
