import type { Matrix } from '#core/attention';
import type { Size } from './map-layout.ts';
import { spacePoints, type SpacePoint } from './space-plot.ts';

/** Where a word and its neighbours are at every step of the way, (n, 2) each. */
export interface PathWords {
  readonly place: number;
  readonly words: readonly Matrix[];
}

/** Paths in an area. CSS pixels. */
export interface PathPlot {
  /** By path and step: where the word itself is. */
  readonly paths: readonly (readonly SpacePoint[])[];
  /** The other words of each path at the asked step. */
  readonly others: readonly (readonly SpacePoint[])[];
}

/** Words on their way through the layers; the scale is the same at every step. */
export function pathPlot(paths: readonly PathWords[], step: number, area: Size): PathPlot {
  const points = spacePoints(
    paths.flatMap(({ words }) => words),
    area,
  );
  const steps = paths[0]?.words.length ?? 0;
  const at = (path: number, s: number) => points.filter(({ cloud }) => cloud === path * steps + s);
  return {
    paths: paths.map(({ place }, path) =>
      points.filter(({ cloud, index }) => index === place && Math.floor(cloud / steps) === path),
    ),
    others: paths.map(({ place }, path) => at(path, step).filter(({ index }) => index !== place)),
  };
}
