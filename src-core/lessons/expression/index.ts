export { findWord } from './cells-of.ts';
export { evaluate, type Scope } from './evaluate.ts';
export { formatValue } from './format-value.ts';
export { FUNCTIONS, type LessonFunction } from './functions.ts';
export { parseComputed, parseExpression } from './parse-expression.ts';
export { stageNamed } from './stage-names.ts';
export type { Cells, Computed, Expression, NumberFormat, Place } from './syntax.ts';
export type { Value } from './value.ts';
