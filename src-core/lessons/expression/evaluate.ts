import { LabError } from '#core/attention';
import type { Run } from '#core/experiment';
import { cellsOf, wordLookedAtMost } from './cells-of.ts';
import { FUNCTIONS } from './functions.ts';
import { fault } from './scanner.ts';
import type { Expression } from './syntax.ts';
import { combine, type Value } from './value.ts';

/** What an expression may speak of. */
export interface Scope {
  /** A computed experiment by its id. Throws when there is none. */
  run(experiment: string): Run;
  readonly variables: Readonly<Record<string, number>>;
}

/** Computes an expression. Throws `lesson.expression`, or the core's own errors, with what to change. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'text':
      return expression.text;
    case 'name':
      return variable(expression.name, scope);
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'cells':
      return cellsOf(scope.run(expression.experiment), expression);
    case 'most':
      return wordLookedAtMost(scope.run(expression.cells.experiment), expression.cells);
    case 'about':
      return about(scope.run(expression.experiment), expression.what);
    case 'operation':
      return operate(
        expression.operator,
        evaluate(expression.left, scope),
        evaluate(expression.right, scope),
      );
    case 'call':
      return call(
        expression.name,
        expression.args.map((arg) => evaluate(arg, scope)),
      );
  }
}

function variable(name: string, { variables }: Scope): number {
  if (Object.hasOwn(variables, name)) return variables[name];
  const known = Object.keys(variables);
  throw fault(
    `“${name}” is not a number here.${known.length > 0 ? ` Known: ${known.join(', ')}.` : ''}`,
  );
}

function operate(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '+':
      return combine(left, right, (a, b) => a + b);
    case '-':
      return combine(left, right, (a, b) => a - b);
    case '*':
      return combine(left, right, (a, b) => a * b);
    case '/':
      return combine(left, right, (a, b) => a / b);
    default:
      return combine(left, right, (a, b) => a ** b);
  }
}

function call(name: string, args: readonly Value[]): Value {
  const known = FUNCTIONS[name];
  const [least, most] = known.args;
  if (args.length < least || args.length > most)
    throw fault(`${known.about}; ${args.length} given.`);
  return known.of(args);
}

function about(run: Run, what: string): Value {
  switch (what) {
    case 'tokens':
      return run.tokens.length;
    case 'contextTokens':
      return run.contextTokens.length;
    case 'layers':
      return run.layers.length;
    case 'heads':
      return run.model.heads;
    case 'dModel':
      return run.model.dModel;
    case 'dK':
      return run.dK;
    case 'dV':
      return run.dV;
    default:
      throw new LabError('lesson.expression', `There is no “${what}” of an experiment.`);
  }
}
