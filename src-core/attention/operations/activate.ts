import { matrix } from '../matrix.ts';
import { normal, normalDensity, normalFromTable } from '../normal.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** What stands between the two halves of a feed-forward network. */
export type Activation = 'relu' | 'gelu' | 'gelu-float32';

/**
 * x times its gate: 0 or 1 for ReLU; Φ(x), the normal distribution, for GELU (Hendrycks & Gimpel 2016); for GELU of
 * numbers in float32 the same from a table.
 */
const GATES: Record<Activation, (x: number) => number> = {
  relu: (x) => (x > 0 ? 1 : 0),
  gelu: normal,
  'gelu-float32': normalFromTable,
};
const SLOPES: Record<Activation, (x: number) => number> = {
  relu: GATES.relu,
  gelu: slopeOfGelu,
  'gelu-float32': slopeOfGelu,
};

function slopeOfGelu(x: number): number {
  return normal(x) + x * normalDensity(x);
}

/** x · gate(x), entry by entry. Input and result (n, d). */
export function activate(kind: Activation): Operation {
  const gate = GATES[kind];
  const slope = SLOPES[kind];
  return {
    name: `activate(${kind})`,
    // + 0 turns the −0 that a closed gate leaves of a negative number into 0.
    forward([x]) {
      const out = matrix(x.rows, x.cols);
      for (let i = 0; i < x.data.length; i++) out.data[i] = x.data[i] * gate(x.data[i]) + 0;
      return out;
    },
    backward(gradient, [x], _result, [dX]) {
      for (let i = 0; i < x.data.length; i++) dX.data[i] += gradient.data[i] * slope(x.data[i]);
    },
    tangent([change], [x]) {
      const out = matrix(x.rows, x.cols);
      if (change)
        for (let i = 0; i < x.data.length; i++) out.data[i] = change.data[i] * slope(x.data[i]);
      return out;
    },
    derive(row, col, [x]) {
      const value = x.data[row * x.cols + col];
      const open = gate(value);
      return sumOf([
        product(value * open, cell(0, row, col), {
          label: kind === 'relu' ? 'gate' : 'Φ(x)',
          value: open,
        }),
      ]);
    },
  };
}
