/**
 * Which numbers of a tree are unfolded. A path leads from the picked number down: the place of a term among all terms, `d`
 * before it for a term of the divisor, the place of a source in its term, `m` for “all of them”: `0.d.3.1`.
 */
export type Paths = ReadonlySet<string>;

const PATH = /^(?:\d{1,4}|d|m)(?:\.(?:\d{1,4}|d|m))*$/;
/** More opened paths than this are not kept in an address. */
const MOST = 48;

/** The path of a step below another. */
export function below(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

/** The paths with this one opened, and all above it. */
export function withOpen(paths: Paths, path: string): Paths {
  const steps = path.split('.');
  return new Set([...paths, ...steps.map((_, i) => steps.slice(0, i + 1).join('.'))]);
}

/** The paths with this one closed, and all below it. */
export function withClosed(paths: Paths, path: string): Paths {
  return new Set([...paths].filter((one) => one !== path && !one.startsWith(`${path}.`)));
}

/** As short text for an address: only the deepest paths, `0.d.3.1,2`. */
export function writePaths(paths: Paths): string {
  const all = [...paths];
  const deepest = all.filter((path) => !all.some((other) => other.startsWith(`${path}.`)));
  return deepest.slice(0, MOST).toSorted().join(',');
}

/** What `writePaths` wrote; what is no path is passed over. */
export function readPaths(text: string): Paths {
  const given = text.split(',').filter((path) => path.length < 400 && PATH.test(path));
  return given.slice(0, MOST).reduce<Paths>((paths, path) => withOpen(paths, path), new Set());
}
