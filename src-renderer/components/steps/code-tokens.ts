import { stageNamed, type Language } from '#core/code';
import type { AnyStage } from '#core/experiment';

/** A piece of a line of code; `stage` when it names a matrix. */
export interface CodeToken {
  readonly text: string;
  readonly stage: AnyStage | null;
  readonly comment: boolean;
}

/** A line of code in pieces: names of matrices, comments and strings apart, and everything else. */
export function codeTokens(line: string, language: Language): CodeToken[] {
  const mark = language === 'typescript' ? '//' : '#';
  const pattern = new RegExp(`(${mark}.*$|"(?:[^"\\\\]|\\\\.)*"|[\\p{L}_][\\p{L}\\p{N}_]*)`, 'u');
  return line
    .split(pattern)
    .filter((text) => text !== '')
    .map((text) => {
      const comment = text.startsWith(mark);
      const quoted = text.startsWith('"');
      return { text, comment, stage: comment || quoted ? null : stageNamed(text, language) };
    });
}
