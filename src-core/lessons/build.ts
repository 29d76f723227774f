import type { Experiments } from './experiments.ts';
import type { Hidden } from './placeholders.ts';
import type { ProblemList } from './problem.ts';

/** A reference to another lesson, checked when all of them are read. */
export interface PendingLink {
  readonly lesson: string;
  readonly section: string | null;
  readonly line: number;
}

/** What is needed and gathered while one lesson's Markdown becomes its tree. */
export interface Build {
  /** The lesson's own id. */
  readonly lesson: string;
  readonly problems: ProblemList;
  readonly hidden: Hidden;
  readonly experiments: Experiments;
  /** Ids of all terms of the glossary. */
  readonly terms: ReadonlySet<string>;
  /** Ids of the lesson's exercises. */
  readonly exercises: ReadonlySet<string>;
  /** Labels of the footnotes that are defined. */
  readonly footnoteNames: ReadonlySet<string>;
  readonly usedTerms: Set<string>;
  readonly usedExercises: Set<string>;
  /** Footnotes in the order in which they are referred to. */
  readonly usedFootnotes: string[];
  readonly links: PendingLink[];
  /** A new id for a block with this text. */
  blockId(text: string): string;
}
