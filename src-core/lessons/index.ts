/**
 * Lessons as data: Markdown with directives becomes a typed tree (`tree.ts`), every number in it computed, every name
 * in it checked. `lessons/README.md` tells authors what may stand in one.
 */
export { courseEdges, withoutShortcuts, type CourseEdge } from './concept-map.ts';
export { LANGUAGES } from './code-blocks.ts';
export {
  evaluate,
  formatValue,
  FUNCTIONS,
  parseComputed,
  parseExpression,
  type Expression,
  type NumberFormat,
  type Scope,
  type Value,
} from './expression/index.ts';
export type { GlossaryTerm } from './glossary.ts';
export {
  EXERCISES_FILE,
  experimentName,
  GLOSSARY_FILE,
  LESSON_FILE,
  LESSON_LIMITS,
  type CourseFiles,
  type LessonFolder,
} from './lesson-files.ts';
export type {
  Course,
  Lesson,
  LessonHead,
  LessonSummary,
  SearchText,
  Section,
  Source,
} from './lesson.ts';
export { blockText, plainText } from './plain-text.ts';
export { problemText, type Problem, type ProblemKind } from './problem.ts';
export { readCourse, type ReadCourseOptions } from './read-course.ts';
export { histogram, sampledScores, type Bin } from './sampled-scores.ts';
export { searchTexts } from './search-texts.ts';
export { STARTER_LESSON } from './starter.ts';
export { ROLES, CALLOUTS } from './tree.ts';
export type {
  Block,
  Callout,
  CodeText,
  Footnote,
  Inline,
  LessonExperiment,
  TextRole,
} from './tree.ts';
export { queryIndex } from './widget-of.ts';
export {
  WIDGET_CONTROLS,
  WIDGETS,
  type Widget,
  type WidgetArguments,
  type WidgetName,
} from './widgets.ts';
