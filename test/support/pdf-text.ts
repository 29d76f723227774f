import { inflateSync } from 'node:zlib';

/** The text that a PDF of Chromium shows, without its spaces, in the order in which it is drawn; glyphs are told by their font's ToUnicode table. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
      const table = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(id)?.head ?? '')?.[1];
      const stream = table === undefined ? undefined : objects.get(table)?.stream;
      if (stream) fonts.set(name, unicodeOf(stream));
    }
  }
  const pages = [...objects.values()].filter(({ stream }) => stream && /\sT[jJ]\s/u.test(stream));
  return pages.map(({ stream = '' }) => shownBy(stream, fonts)).join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream?: string;
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString('latin1');
  const found = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/gu)) {
    const end = text.indexOf('endobj', match.index);
    const body = text.slice(match.index + match[0].length, end);
    const at = body.search(/stream\r?\n/u);
    if (at < 0) {
      found.set(match[1] ?? '', { head: body });
      continue;
    }
    const head = body.slice(0, at);
    const bytes = body.slice(body.indexOf('\n', at) + 1, body.lastIndexOf('endstream'));
    const raw = Buffer.from(bytes, 'latin1');
    const stream = head.includes('FlateDecode') ? inflated(raw) : raw.toString('latin1');
    found.set(match[1] ?? '', { head, stream });
  }
  return found;
}

/** Fonts and pictures are streams too, and not all of them are text. */
function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

/** Which text a glyph stands for, by its hexadecimal digits: two where a font's glyphs are drawn, four where it is embedded. */
function unicodeOf(table: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, list = ''] of table.matchAll(/beginbfchar([^]*?)endbfchar/gu))
    for (const [, glyph = '', to = ''] of list.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu))
      glyphs.set(glyph.toLowerCase(), utf16(to));
  for (const [, list = ''] of table.matchAll(/beginbfrange([^]*?)endbfrange/gu))
    for (const [, from = '', last = '', to = ''] of list.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu,
    ))
      for (let code = parseInt(from, 16); code <= parseInt(last, 16); code++)
        glyphs.set(
          code.toString(16).padStart(from.length, '0'),
          String.fromCharCode(parseInt(to, 16) + code - parseInt(from, 16)),
        );
  return glyphs;
}

function utf16(hex: string): string {
  const units = hex.match(/.{4}/gu) ?? [];
  return String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
}

/** The glyphs of a page's drawing commands; each showing of text is a piece of its own. */
function shownBy(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let glyphs: ReadonlyMap<string, string> = new Map();
  let digits = /.{4}/gu;
  const pieces: string[] = [];
  for (const [, font, shown] of stream.matchAll(
    /\/(F\d+) [\d.]+ Tf|((?:<[0-9A-F]+>|\[[^\]]*\])\s*T[jJ])/giu,
  )) {
    if (font) {
      glyphs = fonts.get(font) ?? new Map();
      digits = [...glyphs.keys()].some(({ length }) => length === 2) ? /.{2}/gu : /.{4}/gu;
    } else
      pieces.push(
        [...(shown ?? '').matchAll(/<([0-9A-F]+)>/giu)]
          .flatMap(([, hex = '']) => hex.toLowerCase().match(digits) ?? [])
          .map((glyph) => glyphs.get(glyph) ?? '')
          .join(''),
      );
  }
  return pieces.join('').replaceAll(/\s/gu, '');
}
