import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { ProblemKind, ProblemList } from './problem.ts';

/** YAML read without schema, with the line of each of its values. */
export interface YamlSource {
  readonly value: unknown;
  /** The line of what stands at a path, or of its nearest parent that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads YAML (or JSON, which is YAML). Null after telling of every fault of its form. */
export function readYaml(
  text: string,
  kind: ProblemKind,
  problems: ProblemList,
): YamlSource | null {
  const lineCounter = new LineCounter();
  // No custom tags, few aliases: a small file must not become a large value.
  const document = parseDocument(text, { lineCounter, schema: 'core', uniqueKeys: true });
  for (const fault of document.errors)
    problems.add(kind, fault.linePos?.[0].line, fault.message.split('\n')[0]);
  if (document.errors.length > 0) return null;
  try {
    return {
      value: document.toJS({ maxAliasCount: 20 }),
      lineOf: (path) => lineCounter.linePos(offsetOf(document, path)).line,
    };
  } catch (fault) {
    problems.add(kind, 1, fault instanceof Error ? fault.message : String(fault));
    return null;
  }
}

/** Checks a value against a schema. Null after telling of everything that does not fit, with its line. */
export function fitYaml<T>(
  source: YamlSource,
  schema: z.ZodType<T>,
  kind: ProblemKind,
  problems: ProblemList,
): T | null {
  const fitted = schema.safeParse(source.value);
  if (fitted.success) return fitted.data;
  for (const { path, message } of fitted.error.issues)
    problems.add(
      kind,
      source.lineOf(path),
      `${path.map(String).join('.') || 'the file'}: ${message}`,
    );
  return null;
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
