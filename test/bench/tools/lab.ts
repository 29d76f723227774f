/**
 * The lab as the benchmark sees it. `#core/…` means nothing in this folder, which has a package.json of its own; so
 * the one way out is here.
 */
export { attend, causalMask, matrix, openMask } from '../../../src-core/attention/index.ts';
export { openKernel, type Backend, type Kernel } from '../../../src-core/kernels/index.ts';
export { openKernelPool } from '../../../src-main/worker/kernel-pool.ts';
