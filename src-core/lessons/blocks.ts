import type { BlockContent, DefinitionContent, ListItem, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Build } from './build.ts';
import { codeOf, diagramOf } from './code-blocks.ts';
import { containerOf, leafOf } from './directives.ts';
import { inlinesOf, texOf } from './inlines.ts';
import type { Block } from './tree.ts';

type Node = RootContent | BlockContent | DefinitionContent;

/** Markdown blocks as our own tree. What is not allowed is told and left out. */
export function blocksOf(nodes: readonly Node[], build: Build): Block[] {
  return nodes.flatMap((node) => blockOf(node, build));
}

function blockOf(node: Node, build: Build): Block[] {
  const line = node.position?.start.line;
  const id = () => build.blockId(build.hidden.restore(`${node.type} ${toString(node)}`));
  switch (node.type) {
    case 'heading': {
      if (node.depth !== 2 && node.depth !== 3)
        build.problems.add(
          'markdown',
          line,
          'Headings have two or three #; the title is in the head.',
        );
      const depth = node.depth <= 2 ? 2 : 3;
      return [{ id: id(), type: 'heading', depth, children: inlinesOf(node.children, build) }];
    }
    case 'paragraph':
      return [{ id: id(), type: 'paragraph', children: inlinesOf(node.children, build) }];
    case 'list': {
      const items = node.children.map((item: ListItem) => blocksOf(item.children, build));
      return [{ id: id(), type: 'list', start: node.ordered ? (node.start ?? 1) : null, items }];
    }
    case 'blockquote':
      return [{ id: id(), type: 'quote', blocks: blocksOf(node.children, build) }];
    case 'table':
      return [tableOf(node, id(), build)];
    case 'code':
      return node.lang === 'mermaid'
        ? diagramOf(node, id(), build)
        : [{ id: id(), type: 'code', ...codeOf(node, build) }];
    case 'math':
      return [{ id: id(), type: 'math', tex: texOf(node.value, line, build) }];
    case 'thematicBreak':
      return [{ id: id(), type: 'rule' }];
    case 'leafDirective':
      return leafOf(node, build);
    case 'containerDirective':
      return containerOf(node, build, blocksOf);
    case 'html':
      // Comments are for authors.
      if (!/^<!--[\s\S]*-->$/u.test(node.value.trim()))
        build.problems.add('html', line, 'HTML is not allowed; use Markdown and directives.');
      return [];
    case 'yaml':
    case 'footnoteDefinition':
      return [];
    default:
      build.problems.add('markdown', line, `“${node.type}” is not known in lessons.`);
      return [];
  }
}

function tableOf(node: Table, id: string, build: Build): Block {
  const [head = [], ...rows] = node.children.map((row) =>
    row.children.map((cell) => inlinesOf(cell.children, build)),
  );
  return { id, type: 'table', align: node.align ?? [], head, rows };
}
