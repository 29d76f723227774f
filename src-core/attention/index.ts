/**
 * Attention in float64, written to be read. A good order: `matrix`, `softmax`, `mask`; then `attend` (one head, equation 1 of
 * the paper), `multi-head` and `layer` (what surrounds it); then `operation` and `tape` (how every step is kept), and what
 * follows from that: `explain`, `influence`, `backward` and `contributions`; last `second-opinion`, which trusts none of it.
 */
export {
  isHeadStage,
  isWeightStage,
  MAIN_STAGES,
  STAGES,
  stageKey,
  WEIGHT_STAGES,
  type Address,
  type HeadStage,
  type MainStage,
  type Stage,
  type StageAddress,
  type WeightStage,
} from './address.ts';
export {
  attend,
  headOf,
  recordHead,
  type AttendOptions,
  type Head,
  type ScoreOptions,
} from './attend.ts';
export { backward, type Gradients, type GradientSeed } from './backward.ts';
export {
  CONTRIBUTION_STAGES,
  contributions,
  type Contribution,
  type Contributions,
} from './contributions.ts';
export { erf, exp, log2, sinCos } from './elementary.ts';
export { explain, type ExplainedSource, type ExplainedTerm, type Explanation } from './explain.ts';
export { FAULTS, type Fault } from './fault.ts';
export { setFasterSteps, type FasterSteps } from './faster.ts';
export { forwardChange, type Changes } from './forward-change.ts';
export { gradient } from './gradient.ts';
export { headCheckSteps, type DefinitionOptions, type HeadChecks } from './head-checks.ts';
export { groupSize, headSize, type HeadCounts } from './head-size.ts';
export {
  influence,
  type Influence,
  type InfluencedCell,
  type InfluencedStage,
} from './influence.ts';
export { frobeniusNorm, jacobianNorm, softmaxJacobian } from './jacobian.ts';
export { LabError, type ErrorDetails } from './lab-error.ts';
export {
  recordLayer,
  type FeedForwardWeights,
  type LayerKind,
  type LayerWeights,
} from './layer.ts';
export { recordLayerNorm, type NormWeights } from './layer-norm.ts';
export { normal, normalFromTable } from './normal.ts';
export { cellAt, nodeAt, oneAt } from './locate.ts';
export {
  applyMask,
  blockedRows,
  blockRule,
  bothRules,
  causalMask,
  causalRule,
  globalRule,
  maskFrom,
  maskMatrix,
  openMask,
  paddingRule,
  stridedRule,
  windowRule,
  type Mask,
  type MaskRule,
} from './mask.ts';
export {
  add,
  addInto,
  columns,
  concatColumns,
  fromRows,
  mapMatrix,
  matrix,
  multiply,
  multiplyTransposed,
  requireFinite,
  sameDigits,
  toRows,
  type Matrix,
} from './matrix.ts';
export { effectiveTokens, entropyBits, meanDistance, sparsity } from './measures.ts';
export {
  multiHeadAttention,
  multiHeadRunOf,
  recordMultiHead,
  type AttentionInputs,
  type MultiHeadRun,
  type Projections,
} from './multi-head.ts';
export type { DerivationRule, Operation, TermRule } from './operation.ts';
export { activate, type Activation } from './operations/activate.ts';
export { given } from './operations/given.ts';
export { sum } from './operations/sum.ts';
export { sinusoidalPositions } from './positions.ts';
export { principalComponents, type PrincipalComponents } from './principal-components.ts';
export { randomStream, type RandomStream } from './random.ts';
export { secondOpinion, type HeadDefinition, type SecondOpinion } from './second-opinion.ts';
export { softmaxLines, softmaxRows, type Axis } from './softmax.ts';
export { accumulator, expByFraction, type Accumulator } from './compensated.ts';
export { cellLabel, symbolOf } from './symbols.ts';
export { symmetricEigen, type SymmetricEigen } from './symmetric-eigen.ts';
export { termChecks, valueOf, type TermChecks } from './term-checks.ts';
export {
  createRecorder,
  type Node,
  type Override,
  type Recorder,
  type RecorderOptions,
  type Tape,
} from './tape.ts';
