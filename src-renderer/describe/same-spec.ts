import type { ExperimentSpec } from '#core/experiment';

/** Whether two experiments have the same inputs, whatever the order of their keys. */
export function sameSpec(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
