import { randomStream } from '#core/attention';

/** Random choices that depend on nothing but a seed and a name. */
export interface Draw {
  /** A whole number from…to, both included. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
  /** Whole numbers from…to in rows. */
  readonly rows: (count: number, width: number, from: number, to: number) => number[][];
  /** The same in steps of 0.1; `from` and `to` are in tenths. */
  readonly tenths: (count: number, width: number, from: number, to: number) => number[][];
}

/** The choices of one exercise. */
export function drawFrom(seed: number, name: string): Draw {
  const stream = randomStream(seed, `practice:${name}`);
  const whole = (from: number, to: number) => from + Math.floor(stream.uniform() * (to - from + 1));
  const rows = (count: number, width: number, from: number, to: number) =>
    Array.from({ length: count }, () => Array.from({ length: width }, () => whole(from, to)));
  return {
    whole,
    pick: (list) => list[whole(0, list.length - 1)],
    shuffle: (list) => {
      const shuffled = [...list];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = whole(0, i);
        [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
      }
      return shuffled;
    },
    rows,
    tenths: (...args) => rows(...args).map((row) => row.map((value) => value / 10)),
  };
}

/** Draws again until a draw will do. The generators leave room enough that a few draws always suffice. */
export function drawUntil<T>(draw: () => T, willDo: (drawn: T) => boolean): T {
  let drawn = draw();
  for (let i = 0; i < 500 && !willDo(drawn); i++) drawn = draw();
  return drawn;
}
