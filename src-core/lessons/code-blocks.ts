import type { Code } from 'mdast';
import type { Build } from './build.ts';
import { computeInText } from './compute-text.ts';
import type { Block, CodeText } from './tree.ts';

/** What code may be called, with the name that is shown. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  python: 'Python',
  numpy: 'NumPy',
  pytorch: 'PyTorch',
  text: 'Text',
};

/** A fenced programme, its `\calc{…}` computed. */
export function codeOf(node: Code, build: Build): CodeText {
  const line = node.position?.start.line;
  const language = node.lang ?? 'text';
  if (!Object.hasOwn(LANGUAGES, language))
    build.problems.add(
      'markdown',
      line,
      `The language “${language}” is not known. Choose one of: ${Object.keys(LANGUAGES).join(', ')}.`,
    );
  return { language, text: computeInText(build, build.hidden.restore(node.value), line) };
}

/** A Mermaid diagram; its title and the same in words stand behind the language: `title="…" text="…"`. */
export function diagramOf(node: Code, id: string, build: Build): Block[] {
  const line = node.position?.start.line;
  const named = (name: string) =>
    new RegExp(`(?:^|\\s)${name}="([^"]+)"`, 'u').exec(node.meta ?? '');
  const title = named('title')?.[1];
  const text = named('text')?.[1];
  if (!title || !text) {
    build.problems.add(
      'diagram',
      line,
      'A diagram needs its title and the same in words: ```mermaid title="…" text="…".',
    );
    return [];
  }
  const source = build.hidden.restore(node.value);
  if (!/^\s*(flowchart|graph|sequenceDiagram|stateDiagram(-v2)?|classDiagram)\b/u.test(source)) {
    build.problems.add(
      'diagram',
      line,
      'A diagram begins with flowchart, sequenceDiagram, stateDiagram-v2 or classDiagram.',
    );
    return [];
  }
  const computed = (value: string) => computeInText(build, build.hidden.restore(value), line);
  const parts = { source: computed(source), title: computed(title), text: computed(text) };
  return [{ id, type: 'diagram', ...parts }];
}
