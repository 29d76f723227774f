import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Build } from './build.ts';
import { compute, computeInText } from './compute-text.ts';
import { linkOf } from './links.ts';
import { bareNumberMessage, bareNumbers, bareNumbersInTex } from './number-rule.ts';
import { ROLES, type Inline } from './tree.ts';

/** A line of Markdown as our own tree. What is not allowed is told and left out. */
export function inlinesOf(nodes: readonly PhrasingContent[], build: Build): Inline[] {
  return nodes.flatMap((node) => inlineOf(node, build));
}

function inlineOf(node: PhrasingContent, build: Build): Inline[] {
  const line = node.position?.start.line;
  switch (node.type) {
    case 'text':
      return textOf(node.value, line, build);
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children: inlinesOf(node.children, build) }];
    case 'delete':
      return [{ type: 'deleted', children: inlinesOf(node.children, build) }];
    case 'inlineCode':
      return [{ type: 'code', text: build.hidden.restore(node.value) }];
    case 'inlineMath':
      return [{ type: 'math', tex: texOf(node.value, line, build) }];
    case 'break':
      return [{ type: 'break' }];
    case 'link':
      return linkOf(node, build, inlinesOf(node.children, build));
    case 'footnoteReference':
      return footnoteOf(node.label ?? node.identifier, line, build);
    case 'textDirective':
      return directiveOf(node.name, node.children, line, build, node.attributes ?? {});
    case 'html':
      build.problems.add('html', line, `HTML such as ${node.value.slice(0, 30)} is not allowed.`);
      return [];
    case 'image':
    case 'imageReference':
      build.problems.add('markdown', line, 'Images are not allowed; draw it with ```mermaid.');
      return [];
    default:
      build.problems.add('markdown', line, `“${node.type}” is not known in lessons.`);
      return [];
  }
}

/** The text of a formula with its numbers computed; bare ones are told. */
export function texOf(value: string, line: number | undefined, build: Build): string {
  const tex = build.hidden.restore(value);
  for (const number of bareNumbersInTex(tex))
    build.problems.add(
      'number',
      line,
      `“${number}” is typed into a formula. Write \\calc{…}, \\quoted{${number}} or \\given{${number}}.`,
    );
  return computeInText(build, tex, line);
}

function textOf(value: string, line: number | undefined, build: Build): Inline[] {
  let at = line;
  return build.hidden.split(value).flatMap((part): Inline[] => {
    if (typeof part !== 'string') {
      const result = compute(build, part.expression, at);
      const expression = part.expression.trim();
      return [
        result
          ? { type: 'computed', text: result.text, expression }
          : { type: 'code', text: `{{ ${expression} }}` },
      ];
    }
    for (const [i, text] of part.split('\n').entries()) {
      for (const number of bareNumbers(text))
        build.problems.add('number', at && at + i, bareNumberMessage(number));
    }
    at = at && at + part.split('\n').length - 1;
    return [{ type: 'text', text: part }];
  });
}

function footnoteOf(name: string, line: number | undefined, build: Build): Inline[] {
  if (!build.footnoteNames.has(name)) {
    build.problems.add('footnote', line, `There is no footnote [^${name}]: …`);
    return [];
  }
  if (!build.usedFootnotes.includes(name)) build.usedFootnotes.push(name);
  return [{ type: 'footnote', footnote: name, number: build.usedFootnotes.indexOf(name) + 1 }];
}

function directiveOf(
  name: string,
  children: readonly PhrasingContent[],
  line: number | undefined,
  build: Build,
  attributes: Readonly<Record<string, string | null | undefined>>,
): Inline[] {
  const role = ROLES.find((one) => one === name);
  if (role) return [{ type: 'role', role, children: inlinesOf(children, build) }];
  if (name === 'quoted' || name === 'given')
    return [{ type: name, text: build.hidden.restore(toString(children as PhrasingContent[])) }];
  if (name === 'term') return termOf(children, line, build, attributes);
  // “10 :x” is a text with a colon in it, no directive.
  if (children.length === 0 && Object.keys(attributes).length === 0)
    return [{ type: 'text', text: `:${name}` }];
  build.problems.add(
    'widget',
    line,
    `There is no “:${name}”. Known: term, quoted, given, ${ROLES.join(', ')}.`,
  );
  return inlinesOf(children, build);
}

function termOf(
  children: readonly PhrasingContent[],
  line: number | undefined,
  build: Build,
  { id }: Readonly<Record<string, string | null | undefined>>,
): Inline[] {
  const inlines = inlinesOf(children, build);
  const words = toString(children as PhrasingContent[]);
  const term = id ?? words.toLowerCase().trim().replaceAll(/\s+/gu, '-');
  if (!build.terms.has(term)) {
    build.problems.add(
      'term',
      line,
      `The glossary has no “${term}”. Add it, or name another: :term[${words}]{id=…}.`,
    );
    return inlines;
  }
  build.usedTerms.add(term);
  return [{ type: 'term', term, children: inlines }];
}
