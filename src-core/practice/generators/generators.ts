import { dotProduct } from './dot-product.ts';
import type { Generator } from './generator.ts';
import { scaling } from './scaling.ts';
import { scores } from './scores.ts';
import { softmax, temperature } from './softmax.ts';
import { weightedSum } from './weighted-sum.ts';

/** Every generator, in the order of the computation. */
export const GENERATORS: readonly Generator[] = [
  dotProduct,
  scores,
  scaling,
  softmax,
  temperature,
  weightedSum,
];
