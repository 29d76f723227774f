import type { Matrix } from './matrix.ts';

/** The steps of a head that take nearly all its time, by another way than this folder's own, with the very same digits. */
export interface FasterSteps {
  /** A · B of (n × d) and (d × p). */
  product(a: Matrix, b: Matrix): Matrix;
  /** A · Bᵀ of (n × d) and (m × d). */
  productTransposed(a: Matrix, b: Matrix): Matrix;
  /** Softmax of each row, its maximum taken off first. */
  softmax(scores: Matrix): Matrix;
}

let faster: FasterSteps | undefined;

/** From now on long heads are computed with these; undefined for the plain ways, which say what is meant. */
export function setFasterSteps(steps: FasterSteps | undefined): void {
  faster = steps;
}

/** Multiply-adds from which on carrying numbers over to another memory is worth it; an exponential counts as several. */
const WORTH = 8192;

/** The faster ways where there are any and the work is long enough. */
export function fasterSteps(multiplyAdds: number): FasterSteps | undefined {
  return multiplyAdds >= WORTH ? faster : undefined;
}
