import type { Curve, CurvePlace } from '#renderer/charts/index.ts';

/**
 * Where an arrow key, Home or End leads among the points of curves: along one, or to the next one. From nowhere to the
 * point at `begin`, else to the first; null for every other key.
 */
export function curveStep(
  key: string,
  at: CurvePlace | null,
  curves: readonly Curve[],
  begin?: number,
): CurvePlace | null {
  const along = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[key];
  const across = { ArrowUp: -1, ArrowDown: 1 }[key];
  if ((along === undefined && across === undefined) || curves.length === 0) return null;
  if (!at) {
    const here = curves[0]?.points.findIndex(([x]) => x === begin) ?? -1;
    return { curve: 0, point: Math.max(here, 0) };
  }
  const clamp = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);
  const curve = clamp(at.curve + (across ?? 0), curves.length);
  const size = curves[curve]?.points.length ?? 1;
  return { curve, point: clamp(at.point + (along ?? 0), size) };
}
