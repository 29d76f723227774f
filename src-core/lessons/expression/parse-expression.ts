import { FUNCTIONS } from './functions.ts';
import { ABOUT, readAbout, readAnyCells, readCells } from './read-cells.ts';
import { fault, scanner, type Scanner } from './scanner.ts';
import { stageNamed } from './stage-names.ts';
import type { Computed, Expression, NumberFormat } from './syntax.ts';

const LONGEST = 2_000;
/** Brackets in brackets; more is a mistake, and would only exhaust the stack. */
const DEEPEST = 40;

/** Reads what stands between `{{` and `}}`. Throws `lesson.expression` with what to change. */
export function parseComputed(text: string): Computed {
  if (text.length > LONGEST)
    throw fault(`An expression takes at most ${LONGEST.toLocaleString('en')} characters.`);
  const scan = scanner(text);
  const expression = readSum(scan, 0);
  const format = scan.take(/\|/) ? readFormat(scan) : null;
  if (!scan.atEnd()) scan.need(/$/, 'An operator (+ − * / ^), “| format” or the end');
  return { expression, format };
}

/** As `parseComputed`, without a format. */
export function parseExpression(text: string): Expression {
  const { expression, format } = parseComputed(text);
  if (format) throw fault('No “| format” here.');
  return expression;
}

function readFormat(scan: Scanner): NumberFormat {
  const style = scan.need(
    /decimal|percent|significant|scientific|integer/,
    'decimal, percent, significant, scientific or integer',
  ) as NumberFormat['style'];
  const given = scan.take(/\d+/);
  if (style === 'integer') return { style, digits: 0 };
  const digits = given === null ? (style === 'percent' ? 0 : 3) : Number(given);
  if (digits > 15) throw fault('At most 15 digits.');
  if (style !== 'decimal' && style !== 'percent' && digits < 1) throw fault('At least 1 digit.');
  return { style, digits };
}

function readSum(scan: Scanner, depth: number): Expression {
  if (depth > DEEPEST) throw fault('Too many brackets in brackets.');
  let left = readProduct(scan, depth);
  for (let sign; (sign = scan.take(/[+−-]/));)
    left = operation(sign === '+' ? '+' : '-', left, readProduct(scan, depth));
  return left;
}

function readProduct(scan: Scanner, depth: number): Expression {
  let left = readSigned(scan, depth);
  for (let sign; (sign = scan.take(/[*×·/÷]/));)
    left = operation('/÷'.includes(sign) ? '/' : '*', left, readSigned(scan, depth));
  return left;
}

function readSigned(scan: Scanner, depth: number): Expression {
  if (!scan.take(/[−-]/)) return readPower(scan, depth);
  return operation('-', { kind: 'number', value: 0 }, readSigned(scan, depth + 1));
}

function readPower(scan: Scanner, depth: number): Expression {
  const base = readValue(scan, depth);
  return scan.take(/\^/) ? operation('^', base, readSigned(scan, depth + 1)) : base;
}

function operation(
  operator: '+' | '-' | '*' | '/' | '^',
  left: Expression,
  right: Expression,
): Expression {
  return { kind: 'operation', operator, left, right };
}

function readValue(scan: Scanner, depth: number): Expression {
  const number = scan.take(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/);
  if (number !== null) return { kind: 'number', value: Number(number) };
  const text = scan.take(/"[^"]*"/);
  if (text !== null) return { kind: 'text', text: text.slice(1, -1) };
  if (scan.take(/\(/)) return closed(scan, readSum(scan, depth + 1), /\)/);
  if (scan.take(/\[/)) {
    const items = readItems(scan, depth, /\]/);
    return closed(scan, { kind: 'list', items }, /\]/);
  }
  const name = scan.need(/[A-Za-z]\w*/, 'A number, a name, “(” or “[”');
  return scan.take(/\(/) ? readCall(scan, name, depth) : { kind: 'name', name };
}

function readCall(scan: Scanner, name: string, depth: number): Expression {
  if (name === 'most')
    return closed(scan, { kind: 'most', cells: readCells(scan, 'weights') }, /\)/);
  if (name === 'cell') return closed(scan, readAnyCells(scan), /\)/);
  if (ABOUT.some((about) => about === name)) return closed(scan, readAbout(scan, name), /\)/);
  const stage = stageNamed(name);
  if (stage) return closed(scan, readCells(scan, stage), /\)/);
  if (!Object.hasOwn(FUNCTIONS, name)) {
    throw fault(
      `There is no function “${name}”. Known: weight, score and every other stage; cell, most, ${[...Object.keys(FUNCTIONS), ...ABOUT].join(', ')}.`,
    );
  }
  const args = readItems(scan, depth, /\)/);
  return closed(scan, { kind: 'call', name, args }, /\)/);
}

function readItems(scan: Scanner, depth: number, end: RegExp): Expression[] {
  if (scan.sees(end)) return [];
  const items = [readSum(scan, depth + 1)];
  while (scan.take(/,/)) items.push(readSum(scan, depth + 1));
  return items;
}

function closed<T>(scan: Scanner, value: T, bracket: RegExp): T {
  scan.need(bracket, bracket.source === '\\]' ? '“]”' : '“)”');
  return value;
}
