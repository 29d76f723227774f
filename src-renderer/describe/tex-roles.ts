import type { Role } from './stages.ts';

/** Colours that stand for roles in a set formula; `math-roles.css` turns them into the theme’s. In macros a # would be an argument. */
const MARKS: Readonly<Record<Role, string | null>> = {
  x: null,
  q: 'a10001',
  k: 'a10002',
  v: 'a10003',
  s: 'a10004',
  w: 'a10005',
  o: 'a10006',
};

/** LaTeX in the colour of a role. */
function roleTex(role: Role, tex: string): string {
  const mark = MARKS[role];
  return mark === null ? tex : `\\textcolor{${mark}}{${tex}}`;
}

/** The commands by which formulas name roles: `\Q`, `\WQ`, `\query{q_i}` and their likes. */
export function roleMacros(): Record<string, string> {
  const of = (role: Role, tex = '#1') => roleTex(role, tex);
  return {
    ...{ '\\Q': of('q', 'Q'), '\\K': of('k', 'K'), '\\V': of('v', 'V') },
    ...{ '\\WQ': of('q', 'W_Q'), '\\WK': of('k', 'W_K'), '\\WV': of('v', 'W_V') },
    '\\WO': of('o', 'W_O'),
    ...{ '\\query': of('q'), '\\key': of('k'), '\\val': of('v') },
    ...{ '\\score': of('s'), '\\weight': of('w'), '\\outp': of('o') },
  };
}
