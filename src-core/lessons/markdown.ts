import type { Root } from 'mdast';
import 'mdast-util-directive';
import 'mdast-util-math';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const makeProcessor = () =>
  unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkDirective)
    .freeze();
let processor: ReturnType<typeof makeProcessor> | undefined;

/** Markdown with front matter, tables, footnotes, maths and directives, as mdast; nothing in it is trusted yet. */
export function parseMarkdown(text: string): Root {
  processor ??= makeProcessor();
  return processor.parse(text);
}
