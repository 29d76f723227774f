export { BACKENDS, usableBackends, type Backend } from './backend.ts';
export { openExactSteps } from './exact-steps.ts';
export { openKernel, serveKernel } from './kernel.ts';
export type { Kernel, KernelOptions, ThreadTicket } from './kernel.ts';
export type { AttentionInputs, AttentionResult } from './attention.ts';
export type { AttentionSession, WeightMap } from './attention-session.ts';
export type { LayerSession, LayerShape, LayerWeights } from './layer-session.ts';
export type { ProductsSession, RightShape } from './products-session.ts';
export { KERNEL_LIMITS, type AttentionShape, type KeptWeights, type KernelMask } from './shape.ts';
export { COST_KINDS, costOf } from './cost.ts';
export type { Cost, CostKind, CostShape, CostStage, LayerCost } from './cost.ts';
export {
  measureCost,
  type CostCurve,
  type CostPoint,
  type MeasureOptions,
} from './measure-cost.ts';
export { fitPowerLaw, type PowerLaw } from './power-law.ts';
