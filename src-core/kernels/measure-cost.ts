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
  /** Memory besides inputs and output. */
  readonly bytes: number;
}

export interface CostCurve {
  readonly kind: CostKind;
  readonly points: readonly CostPoint[];
  /** How the time grows with the length; absent where fewer than two lengths or too coarse a clock tell nothing. */
  readonly growth?: PowerLaw;
}

export interface MeasureOptions {
  /** It is busy meanwhile, and its session before is gone after. */
  readonly kernel: Kernel;
  readonly heads: number;
  readonly headSize: number;
  /** The lengths, in the order in which they are measured. */
  readonly tokens: readonly number[];
  readonly kinds?: readonly CostKind[];
  /** For the window: how many tokens before and after its own a token sees; 64 unless given. */
  readonly window?: number;
  /** Measurements of each point; 5 unless given. */
  readonly repeats?: number;
  /** The time in milliseconds, such as `performance.now`. */
  readonly clock: () => number;
  /** Called after each length with the share that is done, up to 1. */
  readonly onProgress?: (done: number) => void;
  /** Looked at before each run. Every `AbortSignal` is one. */
  readonly signal?: { readonly aborted: boolean };
  /** Lets the host take its messages (a cancellation may be among them) between two lengths. */
  readonly pause?: () => Promise<void>;
}

/**
 * Measures how time and memory grow with the length. The kinds take turns, so that a slow moment of the machine
 * strikes all alike. Throws `cancelled` when the signal says so, and what the kernel throws.
 */
export async function measureCost(options: MeasureOptions): Promise<CostCurve[]> {
  const { kinds = COST_KINDS, tokens, onProgress, pause } = options;
  const points = new Map<CostKind, CostPoint[]>(kinds.map((kind) => [kind, []]));
  for (const [i, length] of tokens.entries()) {
    for (const [kind, point] of measureLength(options, kinds, length))
      points.get(kind)?.push(point);
    onProgress?.((i + 1) / tokens.length);
    await pause?.();
  }
  return kinds.map((kind) => curve(kind, points.get(kind) ?? []));
}

function measureLength(
  options: MeasureOptions,
  kinds: readonly CostKind[],
  tokens: number,
): Map<CostKind, CostPoint> {
  const { kernel, clock, repeats = 5, signal } = options;
  const best = new Map<CostKind, CostPoint>();
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const kind of kinds) {
      if (signal?.aborted) throw new LabError('cancelled', 'The measurement was cancelled.');
      const session = kernel.prepareAttention(shapeOf(kind, tokens, options));
      fill(session);
      const start = clock();
      session.run();
      const milliseconds = Math.min(clock() - start, best.get(kind)?.milliseconds ?? Infinity);
      best.set(kind, { tokens, milliseconds, bytes: session.extraBytes });
    }
  }
  return best;
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
  const told = points.filter(({ milliseconds }) => milliseconds > 0);
  const lengths = new Set(told.map((point) => point.tokens));
  if (lengths.size < 2) return { kind, points };
  const growth = fitPowerLaw(told.map((point) => ({ x: point.tokens, y: point.milliseconds })));
  return { kind, points, growth };
}
