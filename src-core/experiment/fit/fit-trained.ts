import { isWeightStage } from '#core/attention';
import type { ExperimentSpec } from '../spec.ts';
import { hasStage } from './has-stage.ts';
import { sizesOf } from './stage-shape.ts';

/** Said when a second sentence has to go. */
export const ONE_SENTENCE = 'This model takes one sentence: the second was taken away.';

/**
 * Fits inputs where a trained model comes or goes, or where its vocabulary is not known here: only that tells which pieces
 * a sentence has, so what belongs to single words is left out then; heads and learned weights stay as they were.
 */
export function fitTrained(
  before: ExperimentSpec,
  after: ExperimentSpec,
): { spec: ExperimentSpec; notes: string[] } {
  const notes: string[] = [];
  const trained = after.model.kind === 'encoder';
  const context = trained ? null : after.context;
  if (context !== after.context) notes.push(ONE_SENTENCE);
  const same =
    before.text === after.text && JSON.stringify(before.model) === JSON.stringify(after.model);
  if (same) return { spec: context === after.context ? after : { ...after, context }, notes };

  const known = before.model.kind === after.model.kind;
  const { layers, heads } = sizesOf(after.model);
  const edits = after.edits.filter(
    ({ address }) => known && isWeightStage(address.stage) && hasStage(after, address),
  );
  const ablations = after.ablations.filter(
    (one) => known && one.kind === 'head' && one.layer < layers && one.head < heads,
  );
  const painted = after.mask.kind === 'painted' || after.mask.kind === 'global';
  const lost = after.edits.length - edits.length + after.ablations.length - ablations.length;
  if (lost > 0)
    notes.push(
      `${lost === 1 ? 'One change' : `${lost} changes`} of single words or cells had no place in the new pieces.`,
    );
  if (painted) notes.push('The mask of single words was taken off: the pieces are others now.');
  const mask = painted ? ({ kind: 'none' } as const) : after.mask;
  return { spec: { ...after, context, edits, ablations, mask }, notes };
}
