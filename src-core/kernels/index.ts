export { BACKENDS, usableBackends, type Backend } from './backend.ts';
export { openKernel, serveKernel } from './kernel.ts';
export type { Kernel, KernelOptions, ThreadTicket } from './kernel.ts';
export type { AttentionInputs, AttentionResult } from './attention.ts';
export type { AttentionSession, WeightMap } from './attention-session.ts';
export type { LayerSession, LayerShape, LayerWeights } from './layer-session.ts';
export { KERNEL_LIMITS, type AttentionShape, type KeptWeights, type KernelMask } from './shape.ts';
