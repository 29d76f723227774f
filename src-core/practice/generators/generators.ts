import { buildMask } from './build-mask.ts';
import { causalGaps } from './causal-gaps.ts';
import { cost } from './cost.ts';
import { dotProduct } from './dot-product.ts';
import { findError } from './find-error.ts';
import type { Generator } from './generator.ts';
import { masking } from './masking.ts';
import { parameters } from './parameters.ts';
import { matchTerms, stepOrder } from './pipeline.ts';
import { readingMap } from './reading-map.ts';
import { scaling } from './scaling.ts';
import { scores } from './scores.ts';
import { shapes } from './shapes.ts';
import { softmax, temperature } from './softmax.ts';
import { variance } from './variance.ts';
import { weightedSum } from './weighted-sum.ts';
import { whichWeights } from './which-weights.ts';
import { wholeHead } from './whole-head.ts';

/** Every generator, in the order of the computation. */
export const GENERATORS: readonly Generator[] = [
  dotProduct,
  scores,
  scaling,
  variance,
  softmax,
  temperature,
  whichWeights,
  masking,
  buildMask,
  causalGaps,
  weightedSum,
  wholeHead,
  findError,
  readingMap,
  stepOrder,
  matchTerms,
  shapes,
  parameters,
  cost,
];
