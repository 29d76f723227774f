export { checksumOf } from './checksum.ts';
export { LIMITS } from './limits.ts';
export {
  partOf,
  stageOf,
  STAGES,
  type Part,
  type PartRequest,
  type Span,
  type Stage,
} from './part.ts';
export { runExperiment, type Run } from './run.ts';
export { DEFAULT_SPEC, ENGINE_VERSION, specSchema, type ExperimentSpec } from './spec.ts';
export { tokenize } from './tokenize.ts';
