import { LabError, isHeadStage } from '#core/attention';
import { stageOf } from '#core/experiment';
import type { Build } from './build.ts';
import { evaluate, findWord, parseExpression } from './expression/index.ts';
import { EXPERIMENT_ARGUMENTS, WIDGETS, type Widget, type WidgetName } from './widgets.ts';

/** The arguments that most widgets share. */
interface Looked {
  readonly layer?: number | undefined;
  readonly head?: number | undefined;
  readonly query?: string | undefined;
}

type Attributes = Readonly<Record<string, string | null | undefined>>;

/** A widget with its arguments checked, down to the words that they name. Null after telling what is wrong. */
export function widgetOf(
  name: WidgetName,
  attributes: Attributes,
  line: number | undefined,
  build: Build,
): Widget | null {
  const fitted = WIDGETS[name].safeParse(attributes);
  if (!fitted.success) {
    for (const { path, message } of fitted.error.issues)
      build.problems.add('widget', line, `::${name} ${path.map(String).join('.')}: ${message}`);
    return null;
  }
  const widget = { name, args: fitted.data } as Widget;
  try {
    requireSound(widget, build);
    return widget;
  } catch (fault) {
    if (!(fault instanceof LabError)) throw fault;
    const kind = fault.code === 'lesson.experiment' ? 'experiment' : 'widget';
    build.problems.add(kind, line, `::${name}: ${fault.message}`);
    return null;
  }
}

/** Throws when what the arguments name is not there. */
function requireSound(widget: Widget, build: Build): void {
  const named = Object.entries(widget.args).flatMap(([argument, value]) =>
    EXPERIMENT_ARGUMENTS.some((one) => one === argument) ? [String(value)] : [],
  );
  for (const experiment of named) {
    const run = build.experiments.run(experiment);
    const args: Looked =
      'layer' in widget.args || 'experiment' in widget.args ? { ...widget.args } : {};
    const stage = 'stage' in widget.args ? (widget.args.stage ?? 'weights') : 'weights';
    stageOf(run, stage, isHeadStage(stage) ? (args.head ?? 1) - 1 : 0, (args.layer ?? 1) - 1);
    if (args.query !== undefined) queryIndex(args.query, run.tokens);
  }
  if (widget.name === 'plot') {
    if (widget.args.from >= widget.args.to)
      throw new LabError('lesson.widget', 'from must be less than to.');
    for (const text of [widget.args.y, widget.args.also ?? '0', widget.args.temperature ?? '1'])
      evaluate(parseExpression(text), {
        run: build.experiments.run,
        variables: { [widget.args.x ?? 'x']: (widget.args.from + widget.args.to) / 2 },
      });
  }
}

/** The 0-based token that `query=it`, `query=the#2` or `query=3` means. Throws what to change. */
export function queryIndex(query: string, tokens: readonly string[]): number {
  const [, word = query, occurrence] = /^(.*)#([1-9]\d*)$/u.exec(query) ?? [];
  if (!/^[1-9]\d*$/u.test(query) || tokens.includes(query))
    return findWord(word, occurrence === undefined ? null : Number(occurrence), tokens);
  const index = Number(query) - 1;
  if (index < tokens.length) return index;
  throw new LabError(
    'lesson.widget',
    `There is no word ${query}; the sentence has ${tokens.length}.`,
  );
}
