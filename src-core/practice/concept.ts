import { z } from 'zod';

/** What an exercise can train. Attempts are counted by these ids: add some, but never rename one. */
export const CONCEPTS = [
  { id: 'why-attention', title: 'Why attention' },
  { id: 'query-key-value', title: 'Query, key, value' },
  { id: 'pipeline', title: 'The order of the steps' },
  { id: 'dot-product', title: 'Dot products' },
  { id: 'scores', title: 'Scores' },
  { id: 'scaling', title: 'Scaling' },
  { id: 'variance', title: 'Variance of dot products' },
  { id: 'softmax', title: 'Softmax' },
  { id: 'temperature', title: 'Temperature' },
  { id: 'masking', title: 'Masking' },
  { id: 'weighted-sum', title: 'Weighted sums' },
  { id: 'whole-head', title: 'A whole head' },
  { id: 'cross-attention', title: 'Cross-attention' },
  { id: 'multi-head', title: 'Several heads' },
  { id: 'parameters', title: 'Parameter counts' },
  { id: 'shapes', title: 'Shapes' },
  { id: 'cost', title: 'Cost' },
  { id: 'sparse', title: 'Sparse attention' },
  { id: 'positions', title: 'Positions' },
  { id: 'transformer', title: 'The Transformer around it' },
  { id: 'reading-maps', title: 'Reading a heatmap' },
  { id: 'trained-models', title: 'Trained models' },
  { id: 'learning', title: 'Learning the projections' },
] as const;

export type Concept = (typeof CONCEPTS)[number]['id'];
export const conceptSchema = z.enum(CONCEPTS.map(({ id }) => id));
