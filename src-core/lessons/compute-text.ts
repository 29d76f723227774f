import { LabError } from '#core/attention';
import type { Build } from './build.ts';
import { evaluate, formatValue, parseComputed, type Value } from './expression/index.ts';

/** The value of what stands between `{{` and `}}`, and how it is written. Null after telling what is wrong. */
export function compute(
  build: Pick<Build, 'experiments' | 'problems'>,
  expression: string,
  line: number | undefined,
): { value: Value; text: string } | null {
  try {
    const computed = parseComputed(expression);
    const value = evaluate(computed.expression, { run: build.experiments.run, variables: {} });
    requireNumbers(value);
    return { value, text: formatValue(value, computed.format) };
  } catch (fault) {
    if (!(fault instanceof LabError)) throw fault;
    const kind = fault.code === 'lesson.experiment' ? 'experiment' : 'expression';
    build.problems.add(kind, line, `{{${expression}}}: ${fault.message}`);
    return null;
  }
}

function requireNumbers(value: Value): void {
  if (typeof value === 'number' && Number.isNaN(value))
    throw new LabError('lesson.expression', 'The result is not a number (0 ÷ 0 or the like).');
  if (Array.isArray(value)) for (const item of value as readonly Value[]) requireNumbers(item);
}

/** Computes each `\calc{…}` of a formula, a programme or a diagram, and unwraps `\quoted{…}` and `\given{…}`. */
export function computeInText(
  build: Pick<Build, 'experiments' | 'problems'>,
  text: string,
  line: number | undefined,
): string {
  return text
    .replaceAll(/\\calc\{([^{}]*)\}/gu, (whole, expression: string) =>
      plain(compute(build, expression, line)?.text ?? whole),
    )
    .replaceAll(/\\(?:quoted|given)\{([^{}]*)\}/gu, '$1');
}

/** With the minus sign that formulas and programmes know, and without spaces that do not break. */
function plain(text: string): string {
  return text.replaceAll('\u2212', '-').replaceAll('\u00a0', '');
}
