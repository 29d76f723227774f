import { fault } from './scanner.ts';

/** What an expression gives: a number, a word, or a list of them (a row; a list of rows for a matrix). */
export type Value = number | string | readonly Value[];

/** As a number. Throws what to change. */
export function asNumber(value: Value | undefined, what: string): number {
  if (typeof value === 'number') return value;
  throw fault(`${what} must be a single number${Array.isArray(value) ? ', not a list' : ''}.`);
}

/** As a list of numbers; a matrix row by row. Throws what to change. */
export function asNumbers(value: Value | undefined, what: string): number[] {
  if (!Array.isArray(value)) throw fault(`${what} must be a list of numbers.`);
  return (value as readonly Value[]).flatMap((item) =>
    Array.isArray(item) ? asNumbers(item, what) : [asNumber(item, what)],
  );
}

/** Applies an operation of two numbers to numbers and lists, item by item. */
export function combine(left: Value, right: Value, by: (a: number, b: number) => number): Value {
  const [many, others] = [asList(left), asList(right)];
  if (many && others) {
    if (many.length !== others.length)
      throw fault(`Lists of ${many.length} and ${others.length} numbers do not go together.`);
    return many.map((item, i) => combine(item, others[i], by));
  }
  if (many) return many.map((item) => combine(item, right, by));
  if (others) return others.map((item) => combine(left, item, by));
  return by(asNumber(left, 'The left side'), asNumber(right, 'The right side'));
}

/** Applies a function of one number to a number, or to each of a list. */
export function each(value: Value | undefined, by: (a: number) => number): Value {
  const list = value === undefined ? null : asList(value);
  return list ? list.map((item) => each(item, by)) : by(asNumber(value, 'The argument'));
}

function asList(value: Value): readonly Value[] | null {
  return Array.isArray(value) ? (value as readonly Value[]) : null;
}
