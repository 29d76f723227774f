import { isHeadStage, type HeadChecks } from '#core/attention';
import type { AnyStage, ExperimentSpec, RunChecks } from '#core/experiment';
import { madeOtherwise } from './made-otherwise.ts';
import { decimal, scientific } from './numbers.ts';

/** Something that must hold of a run's numbers, and whether it does. */
export interface Claim {
  readonly holds: boolean;
  /** In a few words, such as “rows sum to 1”, or what is wrong and by how much. */
  readonly text: string;
}

/** All that was checked of what is shown. */
export interface Proof {
  readonly claims: readonly Claim[];
  /** The largest difference between the two computations. */
  readonly difference: number;
  readonly holds: boolean;
  /**
   * What the learner changed on purpose, where that is why something fails: then the numbers are as they should be, and only
   * differ from plain attention. Empty where everything holds, and where something fails that no change explains.
   */
  readonly because: readonly string[];
  /** What alone was checked, in a sentence; empty where everything was. */
  readonly scope: string;
}

/** Rounding errors of sums, and of whole computations, are smaller than this. */
const ROUNDING = 1e-12;
const TWICE = { float64: 1e-9, float32: 1e-5 };
const TERMS = { float64: ROUNDING, float32: 1e-5 };

/** What the checks say of a stage: of its own head, or of all heads where they share it. */
export function proofOf(
  checks: RunChecks,
  { layer, stage, head }: { layer: number; stage: AnyStage; head: number },
  spec: ExperimentSpec,
): Proof {
  const heads = checks.heads.filter(
    (one) => one.layer === layer && (!isHeadStage(stage) || one.head === head),
  );
  const most = (of: (one: HeadChecks) => number) =>
    heads.reduce((worst, one) => Math.max(worst, nanIsEndless(of(one))), 0);
  const rows = most((one) => one.rowSumError);
  const masked = most((one) => one.maskedWeight);
  const strange = most((one) => one.notFinite);
  const weights = most((one) => one.weightsDifference);
  const output = most((one) => one.outputDifference);
  const { checked, difference: terms } = checks.terms;
  const difference = Math.max(weights, output);
  const claims: Claim[] = [
    claim(rows <= ROUNDING, 'rows sum to 1', `rows do not sum to 1: off by up to ${size(rows)}`),
    claim(
      masked === 0,
      'masked words get exactly 0',
      `masked words get weight, up to ${size(masked)}`,
    ),
    claim(
      strange === 0,
      'every weight is a number',
      `${strange === 1 ? 'a weight is' : `${strange} weights are`} no number`,
    ),
    claim(
      difference <= TWICE[checks.precision],
      `computed twice: difference ${size(difference)}`,
      `differs from attention as defined by up to ${size(difference)}`,
    ),
    claim(
      terms <= TERMS[checks.precision],
      `${checked} numbers agree with their terms: difference ${size(terms)}`,
      `numbers differ from their terms by up to ${size(terms)}`,
    ),
  ];
  const holds = claims.every((one) => one.holds);
  // Whatever was changed, a number is the sum of its terms, unless it is no number at all.
  const explained = checks.deliberate && (claims.at(-1)?.holds === true || strange > 0);
  const because = holds || !explained ? [] : madeOtherwise(spec);
  return { claims, difference, holds, because, scope: scopeOf(checks, spec) };
}

function scopeOf({ only }: RunChecks, { model }: ExperimentSpec): string {
  if (only === null || model.kind !== 'encoder') return '';
  return `Checked is head ${only.head + 1} of layer ${only.layer + 1} alone, of the ${model.layers * model.heads} that this model has, with the stages of its layer. Look at another, and that is checked.`;
}

function claim(holds: boolean, right: string, wrong: string): Claim {
  return { holds, text: holds ? right : wrong };
}

function nanIsEndless(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}

function size(value: number): string {
  if (!Number.isFinite(value)) return 'any amount';
  return value >= 0.001 ? decimal(value, 3) : scientific(value);
}
