import type { Role } from '#core/practice';

/** Text in the colour of an exercise's role. */
export const ROLE_TEXT: Readonly<Record<Role, string>> = {
  query: 'text-q',
  key: 'text-k',
  value: 'text-v',
  scores: 'text-s',
  weights: 'text-w',
  output: 'text-o',
  plain: 'text-ink',
};

const TOKEN: Readonly<Record<Role, string>> = {
  query: 'q',
  key: 'k',
  value: 'v',
  scores: 's',
  weights: 'w',
  output: 'o',
  plain: 'cool',
};

/** The ground of a cell, tinted by its share (0…1) of the largest number; its text stays readable in ink. */
export function tint(role: Role, share: number): string {
  const part = Math.round(Math.min(Math.max(share, 0), 1) * 45);
  return `color-mix(in srgb, var(--${TOKEN[role]}) ${part}%, var(--panel))`;
}
