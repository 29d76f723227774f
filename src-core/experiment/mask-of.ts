import {
  blockRule,
  bothRules,
  causalRule,
  globalRule,
  LabError,
  maskFrom,
  paddingRule,
  stridedRule,
  windowRule,
  type Mask,
  type MaskRule,
} from '#core/attention';
import type { MaskSpec } from './mask-spec.ts';

/** The mask (queries × keys) that an experiment asks for. Throws `mask.shape` and `mask.range`. */
export function maskOf(spec: MaskSpec, queries: number, keys: number): Mask {
  const rule = ruleOf(spec, queries, keys);
  const causal = 'causal' in spec && spec.causal === true;
  return maskFrom(queries, keys, causal ? bothRules(rule, causalRule) : rule);
}

function ruleOf(spec: MaskSpec, queries: number, keys: number): MaskRule {
  switch (spec.kind) {
    case 'none':
      return () => true;
    case 'causal':
      return causalRule;
    case 'padding':
      return paddingRule(spec.length ?? keys);
    case 'window':
      return windowRule(spec.radius ?? 2);
    case 'strided':
      return stridedRule(spec.stride ?? 3);
    case 'global': {
      const { tokens = [0], radius = 1 } = spec;
      const outside = tokens.find((token) => token >= Math.max(queries, keys));
      if (outside !== undefined) throw noSuchToken(outside, Math.max(queries, keys));
      return globalRule(tokens, radius);
    }
    case 'block':
      return blockRule(spec.size ?? 3);
    case 'painted': {
      const { rows } = spec;
      if (!rows) return () => true;
      if (rows.length !== queries || rows.some((row) => row.length !== keys))
        throw wrongGrid(rows, queries, keys);
      return (query, key) => rows[query][key] === '1';
    }
  }
}

function noSuchToken(token: number, tokens: number): LabError {
  return new LabError(
    'mask.range',
    `The mask makes token ${token + 1} global, but the sentence has ${tokens}. Choose one of them.`,
    { token, tokens },
  );
}

function wrongGrid(rows: readonly string[], queries: number, keys: number): LabError {
  return new LabError(
    'mask.shape',
    `The painted mask is ${rows.length} × ${rows[0]?.length ?? 0}, but the sentence needs ${queries} × ${keys}. Paint it again for this sentence, or choose another mask.`,
    { rows: rows.length, queries, keys },
  );
}
