import type { Role } from '#renderer/describe/stages.ts';

/** Text in the colour of a role. */
export const roleText: Readonly<Record<Role, string>> = {
  x: 'text-ink',
  q: 'text-q',
  k: 'text-k',
  v: 'text-v',
  s: 'text-s',
  w: 'text-w',
  o: 'text-o',
};
