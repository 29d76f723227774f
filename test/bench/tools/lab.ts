/**
 * The lab as the benchmark sees it. `#core/…` means nothing in this folder, which has a package.json of its own; so
 * the one way out is here.
 */
export {
  attend,
  causalMask,
  matrix,
  openMask,
  setFasterSteps,
} from '../../../src-core/attention/index.ts';
export {
  openEncoder,
  readModelFile,
  setEncoderSource,
  wordPieces,
} from '../../../src-core/encoder/index.ts';
export { DEFAULT_SPEC, MINILM, runExperiment } from '../../../src-core/experiment/index.ts';
export {
  openExactSteps,
  openKernel,
  type Backend,
  type Kernel,
} from '../../../src-core/kernels/index.ts';
export { openKernelPool } from '../../../src-main/worker/kernel-pool.ts';
