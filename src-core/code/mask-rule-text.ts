import type { MaskSpec } from '#core/experiment';
import { givenOf, type Facts } from './facts.ts';

/** How a language says what mask rules are made of. */
const WORDS = {
  typescript: {
    near: 'Math.abs(i - j)',
    and: '&&',
    or: '||',
    equal: '===',
    block: (index: string, size: number) => `Math.floor(${index} / ${size})`,
    among: (index: string, tokens: string) => `[${tokens}].includes(${index})`,
    grid: (rows: readonly string[]) => `${JSON.stringify(rows)}[i][j] === '1'`,
    all: 'true',
  },
  python: {
    near: 'abs(i - j)',
    and: 'and',
    or: 'or',
    equal: '==',
    block: (index: string, size: number) => `${index} // ${size}`,
    among: (index: string, tokens: string) => `${index} in [${tokens}]`,
    grid: (rows: readonly string[]) => `${JSON.stringify(rows)}[i][j] == "1"`,
    all: 'True',
  },
} as const;

/** Whether query i may look at key j, as an expression. */
export function maskRuleText(facts: Facts, language: 'typescript' | 'python'): string {
  const words = WORDS[language];
  const { mask } = facts.run.spec;
  const rule = ownRule(mask, facts, words);
  const causal = 'causal' in mask && mask.causal === true;
  return causal ? `(${rule}) ${words.and} j <= i` : rule;
}

function ownRule(
  mask: MaskSpec,
  facts: Facts,
  { near, or, equal, block, among, grid, all }: (typeof WORDS)['typescript' | 'python'],
): string {
  switch (mask.kind) {
    case 'none':
      return all;
    case 'causal':
      return 'j <= i';
    case 'padding':
      return `j < ${mask.length ?? facts.run.contextTokens.length}`;
    case 'window':
      return `${near} <= ${mask.radius ?? 2}`;
    case 'strided': {
      const stride = mask.stride ?? 3;
      return `${near} < ${stride} ${or} ${near} % ${stride} ${equal} 0`;
    }
    case 'global': {
      const tokens = (mask.tokens ?? [0]).join(', ');
      const close = `${near} <= ${mask.radius ?? 1}`;
      return tokens ? [among('i', tokens), among('j', tokens), close].join(` ${or} `) : close;
    }
    case 'block':
      return `${block('i', mask.size ?? 3)} ${equal} ${block('j', mask.size ?? 3)}`;
    case 'painted':
      return grid(gridOf(facts));
  }
}

/** The mask itself, a text of 1 and 0 for each query. */
function gridOf({ run }: Facts): string[] {
  const given = givenOf(run, 'mask', 0);
  if (!given) return [];
  const { rows, cols, data } = given;
  return Array.from({ length: rows }, (_, i) => data.subarray(i * cols, (i + 1) * cols).join(''));
}
