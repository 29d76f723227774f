import { libraryOf, type Library } from './library.ts';
import { ARITHMETIC } from './typescript-arithmetic.ts';

/** What a TypeScript programme may call. `naive`: softmax without taking the maximum off, a mistake on purpose. */
export function typescriptLibrary(seed: number, naive: boolean): Library {
  return libraryOf({
    ...ARITHMETIC,
    randomStream: RANDOM_STREAM,
    draw: draw(seed),
    ...MATRICES,
    softmax: naive ? NAIVE_SOFTMAX : SOFTMAX,
  });
}

const RANDOM_STREAM = `
/** Numbers that depend on seed and name alone: sfc32, begun with three FNV-1a hashes; twelve uniform ones less 6. */
function randomStream(seed: number, name: string): () => number {
  let [a, b, c] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b].map((offset) => {
    let hash = Math.imul(offset ^ seed, 0x01000193);
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  });
  let counter = 1;
  function uint32(): number {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  }
  for (let i = 0; i < 15; i++) uint32();
  return () => {
    let total = 0;
    for (let i = 0; i < 12; i++) total += uint32() / 2 ** 32;
    return total - 6;
  };
}`;

const draw = (seed: number) => `
function draw(name: string, rows: number, cols: number, deviation: number): Matrix {
  const next = randomStream(${seed}, name);
  return Array.from({ length: rows }, () => Array.from({ length: cols }, () => next() * deviation));
}`;

const MATRICES = {
  filled: `
function filled(rows: number, cols: number, value: number): Matrix {
  return Array.from({ length: rows }, () => new Array<number>(cols).fill(value));
}`,
  identity: `
function identity(size: number): Matrix {
  return filled(size, size, 0).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
}`,
  sparse: `
function sparse(rows: number, cols: number, entries: number[][]): Matrix {
  const out = filled(rows, cols, 0);
  for (const [row, col, value] of entries) out[row][col] = value;
  return out;
}`,
  makeMask: `
function makeMask(rows: number, cols: number, rule: (i: number, j: number) => boolean): Matrix {
  return filled(rows, cols, 0).map((row, i) => row.map((_, j) => (rule(i, j) ? 1 : 0)));
}`,
  put: `
function put(matrix: Matrix, name: string, layer: number, head: number): void {
  for (const [row, col, value] of changes[\`\${name} \${layer} \${head}\`] ?? []) matrix[row][col] = value;
}`,
  copy: `
function copy(a: Matrix): Matrix {
  return a.map((row) => [...row]);
}`,
  map: `
function map(a: Matrix, f: (value: number) => number): Matrix {
  return a.map((row) => row.map(f));
}`,
  sum: `
function sum(a: Matrix, b: Matrix): Matrix {
  return a.map((row, i) => row.map((value, j) => value + b[i][j]));
}`,
  addRow: `
function addRow(a: Matrix, bias: Matrix): Matrix {
  return a.map((row) => row.map((value, j) => value + bias[0][j]));
}`,
  times: `
function times(a: Matrix, b: Matrix): Matrix {
  return a.map((row) =>
    b[0].map((_, j) => {
      let total = 0;
      for (let k = 0; k < b.length; k++) total += row[k] * b[k][j];
      return total;
    }),
  );
}`,
  timesTransposed: `
function timesTransposed(a: Matrix, b: Matrix): Matrix {
  return times(a, transpose(b));
}`,
  transpose: `
function transpose(a: Matrix): Matrix {
  return a[0].map((_, j) => a.map((row) => row[j]));
}`,
  columns: `
function columns(a: Matrix, from: number, count: number): Matrix {
  return a.map((row) => row.slice(from, from + count));
}`,
  joinColumns: `
function joinColumns(parts: Matrix[]): Matrix {
  return parts[0].map((_, i) => parts.flatMap((part) => part[i]));
}`,
  where: `
function where(mask: Matrix, scores: Matrix, otherwise: number): Matrix {
  return scores.map((row, i) => row.map((score, j) => (mask[i][j] ? score : otherwise)));
}`,
  entrywise: `
function entrywise(a: Matrix, b: Matrix): Matrix {
  return a.map((row, i) => row.map((value, j) => value * b[i][j]));
}`,
  rowMean: `
function rowMean(x: Matrix): Matrix {
  return x.map((row) => [row.reduce((total, value) => total + value, 0) / row.length]);
}`,
  rowDeviation: `
function rowDeviation(x: Matrix, mean: Matrix, epsilon: number): Matrix {
  return x.map((row, i) => {
    let total = 0;
    for (const value of row) total += (value - mean[i][0]) * (value - mean[i][0]);
    return [Math.sqrt(total / row.length + epsilon)];
  });
}`,
  standardize: `
function standardize(x: Matrix, mean: Matrix, deviation: Matrix): Matrix {
  return x.map((row, i) => row.map((value) => (value - mean[i][0]) / deviation[i][0]));
}`,
  gainAndShift: `
function gainAndShift(z: Matrix, gain: Matrix, shift: Matrix): Matrix {
  return z.map((row) => row.map((value, j) => gain[0][j] * value + shift[0][j]));
}`,
};

const SOFTMAX = `
/** Positive weights that sum to 1 in every row; a row of nothing but −∞ gives zeros. */
function softmax(scores: Matrix): Matrix {
  return scores.map((row) => {
    const top = row.reduce((most, score) => (score > most ? score : most), -Infinity);
    if (top === -Infinity) return row.map(() => 0);
    const powers = row.map((score) => exp(score - top));
    const total = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / total);
  });
}`;

const NAIVE_SOFTMAX = `
function softmax(scores: Matrix): Matrix {
  return scores.map((row) => {
    const powers = row.map((score) => exp(score));
    const total = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / total);
  });
}`;
