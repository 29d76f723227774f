/** What a problem is about; fixtures show one of each. */
export type ProblemKind =
  | 'front-matter'
  | 'markdown'
  | 'html'
  | 'widget'
  | 'link'
  | 'term'
  | 'experiment'
  | 'exercise'
  | 'footnote'
  | 'expression'
  | 'number'
  | 'diagram'
  | 'size'
  | 'file';

/** Something in a lesson that its author must change. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Path within the folder of lessons, such as `03-step-by-step/lesson.md`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong and what to change. */
  readonly message: string;
}

/** Gathers the problems of one file. */
export interface ProblemList {
  add(kind: ProblemKind, line: number | undefined, message: string): void;
}

/** A list for `file` that writes to `into`; `firstLine` is the line of the file where its text begins. */
export function problemsOf(into: Problem[], file: string, firstLine = 1): ProblemList {
  return {
    add(kind, line, message) {
      into.push({ kind, file, line: (line ?? 1) + firstLine - 1, message });
    },
  };
}

/** `file:line  kind: message`, as compilers say it. */
export function problemText({ file, line, kind, message }: Problem): string {
  return `${file}:${line}  ${kind}: ${message}`;
}
