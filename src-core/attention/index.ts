export { attend, type AttendOptions, type Head } from './attend.ts';
export { exp, sinCos } from './elementary.ts';
export { LabError, type ErrorDetails } from './lab-error.ts';
export { applyMask, blockedRows, causalMask, maskFrom, openMask, type Mask } from './mask.ts';
export {
  add,
  columns,
  concatColumns,
  fromRows,
  mapMatrix,
  matrix,
  multiply,
  multiplyTransposed,
  toRows,
  type Matrix,
} from './matrix.ts';
export { headSize, multiHeadAttention, type MultiHeadRun, type Projections } from './multi-head.ts';
export { sinusoidalPositions } from './positions.ts';
export { randomStream, type RandomStream } from './random.ts';
export { entropyBits, softmaxRows } from './softmax.ts';
