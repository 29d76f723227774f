/** Experiments as programmes in three languages, and what the steps of a layer are. */
export type { CodeLine } from './code-line.ts';
export { feeds, type Cells, type FeedSizes } from './feeds.ts';
export { formulaOf } from './formula.ts';
export { formulaWithNumbers } from './formula-with-numbers.ts';
export { LANGUAGES, nameOf, stageNamed, type Language } from './names.ts';
export { programmeOf, programmeText, type CodeSection, type Programme } from './programme.ts';
export { stepsOf, type Step, type StepKind } from './steps.ts';
export { texOf, unmarked, type Mark } from './tex-symbols.ts';
