import { matrix, sameDigits, sinusoidalPositions, type Matrix } from '#core/attention';
import { seededMatrix } from '#core/experiment/seeded-model.ts';

/** Where given numbers come from, as shortly as a programme can say it. */
export type NumberSource =
  | {
      readonly kind: 'filled';
      readonly rows: number;
      readonly cols: number;
      readonly value: number;
    }
  | { readonly kind: 'identity'; readonly size: number }
  | { readonly kind: 'sinusoidal'; readonly rows: number; readonly cols: number }
  /** Drawn from the seed, in one stream, and multiplied by `factor` ÷ √`root`. */
  | ({ readonly kind: 'drawn'; readonly rows: number; readonly cols: number } & Drawing)
  /** Each row from a stream of its own. */
  | {
      readonly kind: 'drawn rows';
      readonly names: readonly string[];
      readonly cols: number;
      readonly factor: number;
    }
  | {
      readonly kind: 'sparse';
      readonly rows: number;
      readonly cols: number;
      readonly entries: readonly (readonly [row: number, col: number, value: number])[];
    }
  | { readonly kind: 'dense'; readonly rows: readonly (readonly number[])[] };

/** A stream of the seed, and what its numbers are multiplied by: `factor`, or 1 ÷ √`root`. */
export interface Drawing {
  readonly name: string;
  readonly factor: number;
  readonly root: number | null;
}

/** How numbers may have been drawn: all from one stream, or row by row. */
export interface Guess {
  readonly stream?: Drawing;
  readonly rows?: { readonly names: readonly string[]; readonly factor: number };
}

/** The shortest way to say these very numbers; a guess counts only when every digit is right. */
export function numberSource(
  numbers: Matrix,
  seed: number,
  { stream, rows: byRow }: Guess,
): NumberSource {
  const { rows, cols, data } = numbers;
  if (data.every((value) => Object.is(value, data[0])))
    return { kind: 'filled', rows, cols, value: data[0] ?? 0 };
  if (rows === cols && data.every((value, i) => Object.is(value, i % (cols + 1) === 0 ? 1 : 0)))
    return { kind: 'identity', size: rows };
  if (sameDigits(numbers, sinusoidalPositions(rows, cols)))
    return { kind: 'sinusoidal', rows, cols };
  if (stream) {
    const factor = stream.root === null ? stream.factor : stream.factor / Math.sqrt(stream.root);
    if (sameDigits(numbers, seededMatrix(seed, stream.name, rows, cols, factor)))
      return { kind: 'drawn', rows, cols, ...stream };
  }
  if (byRow && sameDigits(numbers, drawnRows(seed, byRow.names, cols, byRow.factor)))
    return { kind: 'drawn rows', cols, ...byRow };
  return written(numbers);
}

function drawnRows(seed: number, names: readonly string[], cols: number, factor: number): Matrix {
  const out = matrix(names.length, cols);
  names.forEach((name, i) =>
    out.data.set(seededMatrix(seed, name, 1, cols, factor).data, i * cols),
  );
  return out;
}

/** The numbers themselves: those that are not 0 where they are few, else all. */
function written({ rows, cols, data }: Matrix): NumberSource {
  const entries: [number, number, number][] = [];
  data.forEach((value, at) => {
    if (!Object.is(value, 0)) entries.push([Math.floor(at / cols), at % cols, value]);
  });
  if (entries.length * 3 < data.length) return { kind: 'sparse', rows, cols, entries };
  const row = (i: number) => Array.from(data.subarray(i * cols, (i + 1) * cols));
  return { kind: 'dense', rows: Array.from({ length: rows }, (_, i) => row(i)) };
}

/** A number that reads back as the very same one, in every language. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value);
}
