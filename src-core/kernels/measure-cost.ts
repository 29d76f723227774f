import { LabError, randomStream } from '#core/attention';
import type { AttentionSession } from './attention-session.ts';
import { COST_KINDS, type CostKind } from './cost.ts';
import type { Kernel } from './kernel.ts';
import { fitPowerLaw, type PowerLaw } from './power-law.ts';
import type { AttentionShape } from './shape.ts';

/** What attention took at one length. */
export interface CostPoint {
  readonly tokens: number;
  /** The fastest of the repeats: what disturbs a measurement only ever adds to it. */
  readonly milliseconds: number;
  /** Memory that the kernel of this kind held then, inputs and output with it. */
  readonly bytes: number;
}

export interface CostCurve {
  readonly kind: CostKind;
  readonly points: readonly CostPoint[];
  /** How the time grows with the length; absent where fewer than two lengths or too coarse a clock tell nothing. */
  readonly growth?: PowerLaw;
  /** The same of the memory. */
  readonly memoryGrowth?: PowerLaw;
}

export interface MeasureOptions {
  /**
   * The kernel of a kind, always the same and a new one: its memory only grows, so that what it holds after a length is
   * what that length took. It is busy meanwhile.
   */
  readonly kernelOf: (kind: CostKind) => Kernel;
  readonly heads: number;
  readonly headSize: number;
  /** The lengths; they are measured from short to long. */
  readonly tokens: readonly number[];
  readonly kinds?: readonly CostKind[];
  /** For the window: how many tokens before and after its own a token sees; 64 unless given. */
  readonly window?: number;
  /** Measurements of each point; 5 unless given. */
  readonly repeats?: number;
  /** The time in milliseconds, such as `performance.now`. */
  readonly clock: () => number;
  /**
   * Milliseconds for each length: no repeat begins after them, and a length that would take longer once over, judged by
   * the one before, is left out. Unlimited unless given.
   */
  readonly budget?: number;
  /** Called after each round with the share that is done, up to 1; n tokens count n². */
  readonly onProgress?: (done: number) => void;
  /** Looked at before each run. Every `AbortSignal` is one. */
  readonly signal?: { readonly aborted: boolean };
  /** Lets the host take its messages (a cancellation may be among them) between two runs. */
  readonly pause?: () => Promise<void>;
}

/**
 * Measures how time and memory grow with the length. The kinds take turns, so that a slow moment of the machine
 * strikes all alike. Throws `cancelled` when the signal says so, and what the kernel throws.
 */
export async function measureCost(options: MeasureOptions): Promise<CostCurve[]> {
  const { kinds = COST_KINDS, tokens, budget = Infinity, onProgress } = options;
  const points = new Map<CostKind, CostPoint[]>(kinds.map((kind) => [kind, []]));
  const all = tokens.reduce((sum, length) => sum + length ** 2, 0);
  let done = 0;
  let last: { length: number; round: number } | undefined;
  for (const length of tokens.toSorted((a, b) => a - b)) {
    const expected = last ? last.round * (length / last.length) ** 2 : 0;
    if (expected <= budget) {
      const before = done;
      const tell = (share: number) => onProgress?.((before + share * length ** 2) / all);
      const best = await measureLength(options, kinds, length, tell);
      for (const [kind, point] of best) points.get(kind)?.push(point);
      const round = [...best.values()].reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      last = { length, round };
    }
    done += length ** 2;
    onProgress?.(done / all);
  }
  return kinds.map((kind) => curve(kind, points.get(kind) ?? []));
}

async function measureLength(
  options: MeasureOptions,
  kinds: readonly CostKind[],
  tokens: number,
  tell: (share: number) => void,
): Promise<Map<CostKind, CostPoint>> {
  const { clock, repeats = 5, budget = Infinity, signal, pause } = options;
  const best = new Map<CostKind, CostPoint>();
  const began = clock();
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const kind of kinds) {
      if (signal?.aborted) throw new LabError('cancelled', 'The measurement was cancelled.');
      const point = measureOnce(options, kind, tokens);
      const known = best.get(kind);
      if (!known || point.milliseconds < known.milliseconds) best.set(kind, point);
      await pause?.();
    }
    if (clock() - began > budget) break;
    if (repeat + 1 < repeats) tell((repeat + 1) / repeats);
  }
  return best;
}

function measureOnce(options: MeasureOptions, kind: CostKind, tokens: number): CostPoint {
  const { clock } = options;
  const kernel = options.kernelOf(kind);
  const session = kernel.prepareAttention(shapeOf(kind, tokens, options));
  fill(session);
  const start = clock();
  session.run();
  return { tokens, milliseconds: clock() - start, bytes: kernel.bytes };
}

function shapeOf(kind: CostKind, queries: number, options: MeasureOptions): AttentionShape {
  const { heads, headSize, window = 64 } = options;
  const shape = { heads, headSize, queries };
  if (kind === 'dense') return { ...shape, keep: 'weights' };
  if (kind === 'causal') return { ...shape, mask: { ahead: 0 } };
  if (kind === 'window') return { ...shape, mask: { behind: window, ahead: window } };
  return shape;
}

/** Ordinary numbers; which they are does not change the time. */
function fill({ query, key, value }: AttentionSession): void {
  const stream = randomStream(1, 'measure');
  const numbers = Float32Array.from({ length: 61 }, () => stream.normal());
  for (const array of [query, key, value]) {
    for (let i = 0; i < array.length; i++) array[i] = numbers[i % numbers.length];
  }
}

function curve(kind: CostKind, points: readonly CostPoint[]): CostCurve {
  const growth = growthOf(points, ({ milliseconds }) => milliseconds);
  const memoryGrowth = growthOf(points, ({ bytes }) => bytes);
  return { kind, points, ...(growth && { growth }), ...(memoryGrowth && { memoryGrowth }) };
}

function growthOf(
  points: readonly CostPoint[],
  of: (point: CostPoint) => number,
): PowerLaw | undefined {
  const told = points.filter((point) => of(point) > 0);
  if (new Set(told.map(({ tokens }) => tokens)).size < 2) return undefined;
  return fitPowerLaw(told.map((point) => ({ x: point.tokens, y: of(point) })));
}
