import { isWeightStage } from '#core/attention';
import type { AnyStage } from '#core/experiment';

const INPUTS: readonly AnyStage[] = [
  ...(['embeddings', 'contextEmbeddings', 'words', 'positions'] as const),
  ...(['contextWords', 'contextPositions'] as const),
];

/** The stages of a layer by whose numbers a slope can be asked: its inputs and what it has learned, then what is computed. */
export function gradientStages(stages: readonly AnyStage[]): AnyStage[] {
  const inputs = INPUTS.filter((stage) => stages.includes(stage));
  const learned = stages.filter(isWeightStage);
  const computed = stages.filter(
    (stage) => stage !== 'mask' && !INPUTS.includes(stage) && !isWeightStage(stage),
  );
  return [...inputs, ...learned, ...computed];
}
