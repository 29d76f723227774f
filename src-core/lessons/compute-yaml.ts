import type { Build } from './build.ts';
import { compute } from './compute-text.ts';
import { bareNumberMessage, bareNumbers } from './number-rule.ts';
import type { YamlSource } from './read-yaml.ts';

const EXPRESSION = /\{\{([^{}\n]*)\}\}/gu;
const WHOLE = /^\s*\{\{([^{}|]*)\}\}\s*$/u;

/** What a learner reads; elsewhere stand names, and sums whose result is checked. */
const READ = [
  'prompt',
  'text',
  'why',
  'explanation',
  'name',
  'left',
  'right',
  'correction',
  'model',
];
const READ_LISTS = ['hints', 'items', 'extra', 'rubric', 'cells'];
const MARKED = /[:\\](?:given|quoted)(?:\[([^\]]*)\]|\{([^{}]*)\})/gu;

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
    if (typeof value === 'string') return computeString(value, path);
    if (Array.isArray(value)) return value.map((item, i) => walk(item, [...path, i]));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]),
    );
  }

  function computeString(text: string, path: readonly PropertyKey[]): unknown {
    const line = source.lineOf(path);
    const whole = WHOLE.exec(text)?.[1];
    if (whole !== undefined) return compute(build, whole, line)?.value ?? text;
    if (isRead(path))
      for (const number of bareNumbers(text.replaceAll(EXPRESSION, '').replaceAll(MARKED, '')))
        build.problems.add('number', line, bareNumberMessage(number));
    return text
      .replaceAll(
        EXPRESSION,
        (written, expression: string) => compute(build, expression, line)?.text ?? written,
      )
      .replaceAll(
        MARKED,
        (_, inBrackets?: string, inBraces?: string) => inBrackets ?? inBraces ?? '',
      );
  }
}

/** Whether a learner reads what stands at this path of an exercise. */
function isRead(path: readonly PropertyKey[]): boolean {
  const names = path.filter((part) => typeof part === 'string');
  const last = names.at(-1) ?? '';
  return READ.includes(last) || READ_LISTS.includes(last);
}
