import type { Link } from 'mdast';
import type { Build } from './build.ts';
import type { Inline } from './tree.ts';

/** A link: to a lesson (`lesson:ID` or `lesson:ID#SECTION`), a heading of this one (`#SECTION`), or a web address. */
export function linkOf(node: Link, build: Build, children: readonly Inline[]): Inline[] {
  const line = node.position?.start.line;
  const { url } = node;
  if (/^https?:\/\//u.test(url)) return [{ type: 'webLink', url, children }];
  const inside = /^(?:lesson:([a-z0-9-]+))?(?:#([^\s#]+))?$/u.exec(url);
  if (!inside || url === '') {
    build.problems.add(
      'link',
      line,
      `“${url}” leads nowhere. Write lesson:ID, lesson:ID#SECTION, #SECTION or an https:// address.`,
    );
    return [...children];
  }
  const lesson = inside[1] ?? build.lesson;
  const section = inside[2] === undefined ? null : decode(inside[2]);
  build.links.push({ lesson, section, line: line ?? 1 });
  return [{ type: 'lessonLink', lesson, section, children }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
