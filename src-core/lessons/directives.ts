import type { BlockContent, DefinitionContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Build } from './build.ts';
import { codeOf } from './code-blocks.ts';
import { inlinesOf } from './inlines.ts';
import { CALLOUTS, type Block } from './tree.ts';
import { isWidget, WIDGETS } from './widgets.ts';
import { widgetOf } from './widget-of.ts';

type Blocks = (nodes: readonly (BlockContent | DefinitionContent)[], build: Build) => Block[];

/** `::name{…}`: a widget or an exercise. */
export function leafOf(node: LeafDirective, build: Build): Block[] {
  const line = node.position?.start.line;
  const attributes = node.attributes ?? {};
  const id = build.blockId(`${node.name} ${JSON.stringify(attributes)}`);
  if (node.name === 'exercise' || node.name === 'check') {
    const exercise = attributes['id'] ?? '';
    if (!build.exercises.has(exercise)) {
      build.problems.add('exercise', line, `exercises.yaml has no exercise “${exercise}”.`);
      return [];
    }
    build.usedExercises.add(exercise);
    return [{ id, type: 'exercise', exercise, quick: node.name === 'check' }];
  }
  if (!isWidget(node.name)) {
    const known = ['exercise', 'check', ...Object.keys(WIDGETS)].join(', ');
    build.problems.add('widget', line, `There is no widget “${node.name}”. Known: ${known}.`);
    return [];
  }
  const widget = widgetOf(node.name, attributes, line, build);
  return widget ? [{ id, type: 'widget', widget }] : [];
}

/** `:::name … :::`: a callout, or code in several languages. */
export function containerOf(node: ContainerDirective, build: Build, blocksOf: Blocks): Block[] {
  const line = node.position?.start.line;
  const kind = CALLOUTS.find((callout) => callout === node.name);
  if (kind) {
    const [first, ...rest] = node.children;
    const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : null;
    const title = label ? inlinesOf(label.children, build) : [];
    const id = build.blockId(`${kind} ${JSON.stringify(title)}`);
    return [
      { id, type: 'callout', kind, title, blocks: blocksOf(label ? rest : node.children, build) },
    ];
  }
  if (node.name === 'code') {
    const tabs = node.children.flatMap((child) =>
      child.type === 'code' ? [codeOf(child, build)] : [],
    );
    if (tabs.length === 0 || tabs.length !== node.children.length)
      build.problems.add('markdown', line, ':::code holds fenced code and nothing else.');
    const id = build.blockId(`codeGroup ${tabs.map(({ text }) => text).join('\n')}`);
    return tabs.length > 0 ? [{ id, type: 'codeGroup', tabs }] : [];
  }
  build.problems.add(
    'widget',
    line,
    `There is no “:::${node.name}”. Known: code, ${CALLOUTS.join(', ')}.`,
  );
  return blocksOf(node.children, build);
}
