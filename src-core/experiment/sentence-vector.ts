import type { Run } from './run.ts';

/**
 * One vector for a whole sentence: the mean of the last layer's rows, of length 1 (Reimers & Gurevych 2019,
 * arXiv 1908.10084); zeros where the mean is 0.
 */
export function sentenceVector(run: Run): Float64Array {
  const { rows, cols, data } = run.layers[run.layers.length - 1].layerOutput;
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++)
    for (let c = 0; c < cols; c++) mean[c] += data[i * cols + c] / rows;
  const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? mean : mean.map((value) => value / length);
}
