import type { AnyStage } from '#core/experiment';

/** One line of a programme, with its indentation; `stage` is the matrix that it makes, if it makes one. */
export interface CodeLine {
  readonly text: string;
  readonly stage: AnyStage | null;
}

/** Lines under construction, at a depth of indentation. */
export function codeWriter(unit: string) {
  const lines: CodeLine[] = [];
  let depth = 0;
  return {
    lines,
    write(text: string, stage: AnyStage | null = null): void {
      for (const line of text.split('\n'))
        lines.push({ text: line && unit.repeat(depth) + line, stage });
    },
    indent: () => void depth++,
    outdent: () => void depth--,
  };
}

/** Lines that make no matrix of the run. */
export function plainLines(text: string): CodeLine[] {
  return text.split('\n').map((line) => ({ text: line, stage: null }));
}
