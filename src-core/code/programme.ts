import { LabError } from '#core/attention';
import type { Run } from '#core/experiment';
import { plainLines, type CodeLine } from './code-line.ts';
import { computation } from './computation.ts';
import type { Dialect } from './dialect.ts';
import { factsOf } from './facts.ts';
import { inputLines } from './inputs.ts';
import { needed } from './library.ts';
import type { Language } from './names.ts';
import { python } from './python.ts';
import { typescript } from './typescript.ts';

/** A part of a programme: the functions it needs, what is given, the steps themselves, what is printed. */
export interface CodeSection {
  readonly part: 'functions' | 'inputs' | 'steps' | 'result';
  readonly title: string;
  readonly lines: readonly CodeLine[];
}

/** An experiment as a programme that gives the same digits. */
export interface Programme {
  readonly language: Language;
  readonly sections: readonly CodeSection[];
}

const DIALECTS: Record<Language, Dialect> = {
  numpy: python('numpy'),
  pytorch: python('pytorch'),
  typescript,
};

/**
 * Writes a run down as a programme that takes the experiment's inputs and computes every stage again. It leaves the
 * list `layers`: for each layer its matrices by name, and `heads`, a list of the same for each head.
 */
export function programmeOf(run: Run, language: Language): Programme {
  if (run.spec.model.kind === 'encoder')
    throw new LabError(
      'code.encoder',
      'A trained model has millions of numbers, too many for a programme. Choose another model to see its code.',
    );
  const dialect = DIALECTS[language];
  const facts = factsOf(run);
  const { lines, gathering } = computation(facts, dialect);
  const inputs = inputLines(facts, dialect);
  const calls = [...inputs, ...lines].map(({ text }) => text).join('\n');
  const functions = needed(dialect.library(facts), calls).join('\n\n');
  const result = [...(gathering === null ? [] : [gathering]), dialect.ending(facts)].join('\n');
  return {
    language,
    sections: [
      { part: 'functions', title: 'Functions', lines: plainLines(functions) },
      { part: 'inputs', title: 'What is given', lines: inputs },
      { part: 'steps', title: 'The steps', lines },
      { part: 'result', title: 'The result', lines: plainLines(result) },
    ],
  };
}

/** The whole programme as one text, ready to be run. */
export function programmeText({ language, sections }: Programme): string {
  const { preamble, comment } = DIALECTS[language];
  const parts = sections.map(({ title, lines }) =>
    [comment(`--- ${title}`), ...lines.map(({ text }) => text)].join('\n'),
  );
  return `${[preamble, ...parts].join('\n\n')}\n`;
}
