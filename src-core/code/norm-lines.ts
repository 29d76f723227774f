import type { AnyStage } from '#core/experiment';
import type { Dialect } from './dialect.ts';
import type { Facts } from './facts.ts';

/** What writes the steps of a layer. */
export interface StepWriter {
  readonly facts: Facts;
  readonly dialect: Dialect;
  name(stage: AnyStage): string;
  write(text: string, stage?: AnyStage): void;
  /** The numbers put in by hand at a stage, if there are any. */
  put(stage: AnyStage, head?: string): void;
  /** A line that makes a matrix, and what is put into it by hand. Returns the stage. */
  step(stage: AnyStage, expression: string, head?: string): AnyStage;
}

const STAGES = {
  attention: [
    'attentionMean',
    'attentionDeviation',
    'attentionStandardized',
    'attentionNorm',
    'attentionGain',
    'attentionShift',
  ],
  feedForward: [
    'feedForwardMean',
    'feedForwardDeviation',
    'feedForwardStandardized',
    'feedForwardNorm',
    'feedForwardGain',
    'feedForwardShift',
  ],
} as const;

/** The four lines of a layer norm; the last one's stage is returned. */
export function recordNorm(
  { facts, dialect, name, step }: StepWriter,
  which: 'attention' | 'feedForward',
  from: AnyStage,
): AnyStage {
  const [mean, deviation, standardized, result, gain, shift] = STAGES[which];
  const x = name(from);
  step(mean, dialect.rowMean(x));
  step(deviation, dialect.rowDeviation(x, name(mean), facts.epsilon ?? 0));
  step(standardized, dialect.standardize(x, name(mean), name(deviation)));
  return step(result, dialect.gainAndShift(name(standardized), name(gain), name(shift)));
}
