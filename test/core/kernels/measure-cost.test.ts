import { beforeEach, describe, expect, it } from 'vitest';
import {
  COST_KINDS,
  fitPowerLaw,
  measureCost,
  openKernel,
  type CostKind,
  type Kernel,
} from '#core/kernels';

describe('the fitted exponent', () => {
  it('is the one that made the points', () => {
    const points = [1, 2, 5, 40].map((x) => ({ x, y: 3 * x ** 1.7 }));
    const { exponent, factor } = fitPowerLaw(points);
    expect(exponent).toBeCloseTo(1.7, 12);
    expect(factor).toBeCloseTo(3, 12);
  });

  it('lies between points that disagree', () => {
    const { exponent } = fitPowerLaw([
      { x: 1, y: 1 },
      { x: 10, y: 110 },
      { x: 100, y: 9000 },
    ]);
    expect(exponent).toBeGreaterThan(1.9);
    expect(exponent).toBeLessThan(2.1);
  });

  it.each([
    [[]],
    [[{ x: 2, y: 1 }]],
    [
      [
        { x: 1, y: 1 },
        { x: 2, y: 0 },
      ],
    ],
  ])('needs two points: %j', (points) => {
    expect(() => fitPowerLaw(points)).toThrow(/at least two points/);
  });
});

describe('measuring the cost', () => {
  let kernels = new Map<CostKind, Kernel>();
  beforeEach(() => void (kernels = new Map(COST_KINDS.map((kind) => [kind, openKernel()]))));
  const kernelOf = (kind: CostKind) => kernels.get(kind) ?? openKernel();
  const common = { kernelOf, heads: 2, headSize: 16, repeats: 2 };

  it('tells time, memory and growth of every kind, and how far it is', async () => {
    let now = 0;
    const clock = () => (now += 0.5);
    const progress: number[] = [];
    const curves = await measureCost({
      ...common,
      tokens: [64, 128, 256],
      clock,
      onProgress: (done) => progress.push(done),
    });
    expect(progress).toEqual([0.5, 1, 3, 5, 13, 21].map((done) => done / 21));
    expect(curves.map(({ kind }) => kind)).toEqual([...COST_KINDS]);
    for (const { points, growth } of curves) {
      expect(points.map(({ tokens }) => tokens)).toEqual([64, 128, 256]);
      expect(points.map(({ milliseconds }) => milliseconds)).toEqual([0.5, 0.5, 0.5]);
      expect(growth?.exponent).toBeCloseTo(0, 12);
    }
    const memory = Object.fromEntries(curves.map(({ kind, points }) => [kind, points[2].bytes]));
    // Memory comes in pages of 64 KiB; the map that only dense attention keeps is eight of them.
    expect(memory.dense - memory.streaming).toBe(2 * 256 * 256 * 4);
    expect(memory.causal).toBe(memory.streaming);
    expect(memory.dense).toBe(kernelOf('dense').bytes);
  });

  it('finds that memory grows with the square where the map is kept, and with the length where it is not', async () => {
    const curves = await measureCost({
      ...{ ...common, heads: 8, repeats: 1, clock: () => 0 },
      tokens: [256, 512, 1024, 2048],
      kinds: ['dense', 'streaming'],
    });
    const [dense, streaming] = curves.map(({ memoryGrowth }) => memoryGrowth?.exponent ?? NaN);
    expect(dense).toBeGreaterThan(1.7);
    expect(dense).toBeLessThan(2.05);
    expect(streaming).toBeGreaterThan(0.7);
    expect(streaming).toBeLessThan(1.05);
  });

  it('has no growth where the clock is too coarse', async () => {
    const [curve] = await measureCost({
      ...common,
      tokens: [8, 16],
      clock: () => 7,
      kinds: ['dense'],
    });
    expect(curve.growth).toBeUndefined();
  });

  it('keeps to its budget: fewer repeats, and no length that would take longer', async () => {
    let now = 0;
    let runs = 0;
    const curves = await measureCost({
      ...common,
      repeats: 5,
      tokens: [64, 128, 1024],
      kinds: ['dense'],
      // A run takes 100 ms; four lengths more would be 64 times that.
      clock: () => (now += 100),
      budget: 450,
      pause: async () => void runs++,
    });
    expect(curves[0].points.map(({ tokens }) => tokens)).toEqual([64, 128]);
    expect(runs).toBe(4);
  });

  it('stops when it is cancelled, also from outside during a pause', async () => {
    const signal = { aborted: false };
    let pauses = 0;
    const run = measureCost({
      ...common,
      tokens: [8, 16, 24],
      clock: () => 0,
      signal,
      pause: async () => void (signal.aborted = ++pauses === 3),
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(pauses).toBe(3);
  });
});
