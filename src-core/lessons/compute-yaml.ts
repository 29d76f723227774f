import type { Build } from './build.ts';
import { compute } from './compute-text.ts';
import type { YamlSource } from './read-yaml.ts';

const WHOLE = /^\s*\{\{([^{}|]*)\}\}\s*$/u;

/**
 * YAML with its expressions computed: a text that is one expression without a format becomes the number or the list
 * itself, in other texts each is written out.
 */
export function computeYaml(
  source: YamlSource,
  build: Pick<Build, 'experiments' | 'problems'>,
): YamlSource {
  return { ...source, value: walk(source.value, []) };

  function walk(value: unknown, path: readonly PropertyKey[]): unknown {
    if (typeof value === 'string') return computeString(value, source.lineOf(path));
    if (Array.isArray(value)) return value.map((item, i) => walk(item, [...path, i]));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]),
    );
  }

  function computeString(text: string, line: number): unknown {
    const whole = WHOLE.exec(text)?.[1];
    if (whole !== undefined) return compute(build, whole, line)?.value ?? text;
    return text.replaceAll(
      /\{\{([^{}\n]*)\}\}/gu,
      (written, expression: string) => compute(build, expression, line)?.text ?? written,
    );
  }
}
