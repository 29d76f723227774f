import { matrix, type FasterSteps, type Matrix } from '#core/attention';
import { createMemory, growTo, kernelBytes } from './backend.ts';
import { webAssembly } from './web-assembly.ts';

/** What `assembly/exact.ts` has; addresses in bytes. */
interface ExactFunctions {
  product(
    a: number,
    panels: number,
    out: number,
    rows: number,
    inner: number,
    columns: number,
  ): void;
  softmax(at: number, rows: number, columns: number, stride: number): void;
}

/** The first bytes of the memory hold the module's constants. */
const START = 1024;
/** Rows and columns are taken by fours. */
const FOUR = 4;

/**
 * Products and softmax in float64 SIMD: each number comes of the same operations in the same order as in
 * `src-core/attention`, so every digit is the same. Undefined where there is no WebAssembly SIMD.
 */
export function openExactSteps(): FasterSteps | undefined {
  const api = webAssembly();
  if (!api?.validate(kernelBytes('exact'))) return undefined;
  const memory = createMemory('plain', false);
  const { exports } = new api.Instance(new api.Module(kernelBytes('exact')), { env: { memory } });
  const functions = exports as ExactFunctions;
  /** Room for so many numbers, one piece after another. */
  const room = (...sizes: number[]): Float64Array[] => {
    let at = START;
    const starts = sizes.map((size) => (at += size * 8) - size * 8);
    growTo(memory, at);
    return sizes.map((size, i) => new Float64Array(memory.buffer, starts[i], size));
  };

  function product(a: Matrix, columns: number, pack: (panels: Float64Array) => void): Matrix {
    const [rows, wide] = [upToFour(a.rows), upToFour(columns)];
    const [left, panels, out] = room(rows * a.cols, a.cols * wide, rows * wide);
    left.set(a.data);
    left.fill(0, a.data.length);
    pack(panels);
    functions.product(
      left.byteOffset,
      panels.byteOffset,
      out.byteOffset,
      ...([rows, a.cols, wide] as const),
    );
    return narrowed(out, a.rows, columns, wide);
  }

  return {
    product(a, { rows: inner, cols, data }) {
      return product(a, cols, (panels) => {
        for (let c = 0, at = 0; c < cols; c += FOUR)
          for (let k = 0; k < inner; k++)
            for (let i = c; i < c + FOUR; i++) panels[at++] = i < cols ? data[k * cols + i] : 0;
      });
    },
    productTransposed(a, { rows, cols: inner, data }) {
      return product(a, rows, (panels) => {
        for (let j = 0, at = 0; j < rows; j += FOUR)
          for (let k = 0; k < inner; k++)
            for (let i = j; i < j + FOUR; i++) panels[at++] = i < rows ? data[i * inner + k] : 0;
      });
    },
    softmax({ rows, cols, data }) {
      const wide = upToFour(cols);
      const [place] = room(rows * wide);
      if (wide === cols) place.set(data);
      else
        for (let i = 0; i < rows; i++) place.set(data.subarray(i * cols, (i + 1) * cols), i * wide);
      functions.softmax(place.byteOffset, rows, cols, wide);
      return narrowed(place, rows, cols, wide);
    },
  };
}

function upToFour(size: number): number {
  return Math.ceil(size / FOUR) * FOUR;
}

/** A copy of the first columns of each row. */
function narrowed(wide: Float64Array, rows: number, columns: number, stride: number): Matrix {
  if (columns === stride) return matrix(rows, columns, wide.slice(0, rows * columns));
  const out = matrix(rows, columns);
  for (let i = 0; i < rows; i++)
    out.data.set(wide.subarray(i * stride, i * stride + columns), i * columns);
  return out;
}
