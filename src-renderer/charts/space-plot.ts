import type { Matrix } from '#core/attention';
import type { Size } from './map-layout.ts';

/** A vector of a word on the map. CSS pixels from the top left corner. */
export interface SpacePoint {
  readonly cloud: number;
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

const EDGE = { x: 56, y: 24 };

/**
 * Points of several clouds (rows × 2 coordinates each) in an area. Both directions have one scale, so that distances
 * are true; the second direction points upwards.
 */
export function spacePoints(clouds: readonly Matrix[], area: Size): SpacePoint[] {
  const all = clouds.flatMap(({ data }) => [...data]);
  const range = (axis: 0 | 1) => {
    const own = all.filter((_, i) => i % 2 === axis);
    const [least, most] = [Math.min(...own), Math.max(...own)];
    return { middle: (least + most) / 2, size: most - least };
  };
  const [across, up] = [range(0), range(1)];
  const room = {
    width: Math.max(area.width - 2 * EDGE.x, 10),
    height: Math.max(area.height - 2 * EDGE.y, 10),
  };
  const fit = Math.min(room.width / (across.size || 1e-9), room.height / (up.size || 1e-9));
  const scale = across.size === 0 && up.size === 0 ? 0 : fit;
  return clouds.flatMap(({ rows, data }, cloud) =>
    Array.from({ length: rows }, (_, index) => ({
      cloud,
      index,
      x: area.width / 2 + ((data[2 * index] ?? 0) - across.middle) * scale,
      y: area.height / 2 - ((data[2 * index + 1] ?? 0) - up.middle) * scale,
    })),
  );
}

/** The index of the point nearest to another one; null where there is no other. */
export function nearestPoint(points: readonly SpacePoint[], from: number): number | null {
  const at = points[from];
  if (!at) return null;
  let best: number | null = null;
  let least = Infinity;
  points.forEach(({ x, y }, i) => {
    const apart = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (i === from || apart >= least) return;
    least = apart;
    best = i;
  });
  return best;
}
