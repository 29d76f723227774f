// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { safeSvg } from '#renderer/components/lesson/safe-svg.ts';

const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const cleaned = (inside: string, attributes = '') =>
  safeSvg(`<svg ${SVG} ${attributes}>${inside}</svg>`)?.outerHTML ?? '';

/** What must never be in the page, whatever a diagram's text brought in. */
const HOSTILE: readonly (readonly [name: string, inside: string, gone: RegExp])[] = [
  ['a script', '<script>alert(1)</script>', /script|alert/iu],
  [
    'a script in an animation',
    '<animate onbegin="alert(1)" attributeName="x"/>',
    /animate|alert/iu,
  ],
  [
    'HTML inside',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>',
    /foreignobject|img|alert/iu,
  ],
  ['a handler', '<rect onclick="alert(1)" onload="alert(1)" width="1"/>', /onclick|onload|alert/iu],
  ['a link', '<a href="javascript:alert(1)"><text>x</text></a>', /href|javascript|<a[ >]/iu],
  [
    'a link in the old way',
    '<a xlink:href="https://example.org"><text>x</text></a>',
    /example\.org/iu,
  ],
  ['a picture from elsewhere', '<image href="https://example.org/x.png"/>', /image|example\.org/iu],
  ['a use of another file', '<use href="https://example.org/x.svg#a"/>', /use|example\.org/iu],
  [
    'a style that imports',
    '<style>@import "https://example.org/x.css";</style>',
    /import|example\.org/iu,
  ],
  [
    'a style that fetches',
    '<style>rect { fill: url(https://example.org/x.svg#a) }</style>',
    /example\.org/iu,
  ],
  ['a colour that fetches', '<rect fill="url(https://example.org/x.svg#a)"/>', /example\.org/iu],
  [
    'a colour that fetches, in quotes',
    '<rect style="fill: url( \'//example.org/x\' )"/>',
    /example\.org/iu,
  ],
  ['a script as a style', '<rect style="width: expression(alert(1))"/>', /expression|alert/iu],
  ['an element of no kind', '<iframe src="https://example.org"/>', /iframe|example\.org/iu],
];

describe('of a drawn diagram', () => {
  it.each(HOSTILE)('%s is left out', (_name, inside, gone) => {
    const text = cleaned(`<g>${inside}<circle r="3"/></g>`);
    expect(text).not.toMatch(gone);
    expect(text).toMatch(/<circle[^>]* r="3"/u);
  });

  it('a handler of the picture itself is left out', () => {
    expect(cleaned('<g/>', 'onload="alert(1)" viewBox="0 0 4 4"')).not.toMatch(/onload|alert/u);
  });

  it('shapes, words, and references inside of the picture stay as they are', () => {
    const inside =
      '<defs><marker id="a"><path d="M0 0L1 1"></path></marker></defs><style>.x { fill: red }</style>' +
      '<path class="x" d="M1 2" marker-end="url(#a)" transform="translate(1,2)"></path><text x="1">Q &lt; K</text>';
    const text = cleaned(inside, 'viewBox="0 0 10 10"');
    for (const part of [
      'viewBox="0 0 10 10"',
      'url(#a)',
      '.x { fill: red }',
      'Q &lt; K',
      'd="M1 2"',
    ])
      expect(text).toContain(part);
  });

  it.each(['', 'no picture', '<html><body/></html>'])(
    'a text that is no picture is none: %s',
    (text) => {
      expect(safeSvg(text)).toBeNull();
    },
  );
});
