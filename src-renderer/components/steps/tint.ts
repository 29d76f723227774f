import type { Role } from '#renderer/describe/stages.ts';

const WARM_ROLES: ReadonlySet<string> = new Set(['k', 'w', 'v']);

/**
 * The ground of a cell: the role's colour, stronger the larger the number, a grey of the other warmth below zero; faint
 * enough that the number on it stays readable. `extent` is the largest size in the matrix.
 */
export function tintOf(value: number, role: Role | 'none', extent: number): string {
  if (!Number.isFinite(value) || value === 0 || role === 'none') return 'transparent';
  const share = role === 'w' ? Math.sqrt(Math.abs(value)) : Math.abs(value) / (extent || 1);
  const below = WARM_ROLES.has(role) ? '--cool' : '--warm';
  const color = value < 0 ? below : role === 'x' ? '--cool' : `--${role}`;
  return `color-mix(in srgb, var(${color}) ${Math.round(Math.min(share, 1) * 36)}%, transparent)`;
}
