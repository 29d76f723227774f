import type { LabApi } from '#core/contract';
import type { LabLink } from './link.ts';

let current: LabLink | undefined;

/** Says which line the stores use; called once before the app is mounted, and by tests. */
export function provideLink(link: LabLink): void {
  current = link;
}

/** The line that was provided. */
export function labLink(): LabLink {
  if (!current) throw new Error('provideLink must be called before a store is used');
  return current;
}

/** The questions of the provided line. */
export function labApi(): LabApi {
  return labLink().connection.api;
}
