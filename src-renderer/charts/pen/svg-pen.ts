import { css, type Rgb } from '../color.ts';
import type { Size } from '../map-layout.ts';
import { FONTS, type AreaStyle, type Pen } from './pen.ts';

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;

/** A pen whose drawing can be had as an SVG document. */
export interface SvgPen extends Pen {
  /** The document, with a title that is read aloud, on a ground of this colour. */
  document(title: string, ground: Rgb): string;
}

/** Draws SVG. `pixels` gives a large matrix as the address of an image: “data:image/png;base64,…”. */
export function svgPen(size: Size, pixels: (cells: Parameters<Pen['cells']>[4]) => string): SvgPen {
  const parts: string[] = [];
  const put = (name: string, attributes: Record<string, string | number>, inner = '') =>
    parts.push(`<${name}${written(attributes)}${inner ? `>${inner}</${name}>` : '/>'}`);
  const area = ({ fill, stroke, width = 1 }: AreaStyle) => ({
    fill: fill ? css(fill) : 'none',
    ...(stroke ? { stroke: css(stroke), 'stroke-width': width } : {}),
  });
  return {
    rect: (x, y, width, height, style) =>
      void put('rect', { x, y, width, height, rx: style.radius ?? 0, ...area(style) }),
    circle: (x, y, r, style) => void put('circle', { cx: x, cy: y, r, ...area(style) }),
    path: (d, { stroke, width, opacity = 1 }) =>
      void put('path', {
        d: d.replaceAll(/-?\d+\.\d+/gu, (number) => String(short(Number(number)))),
        fill: 'none',
        stroke: css(stroke),
        'stroke-width': width,
        'stroke-opacity': opacity,
      }),
    text(
      x,
      y,
      text,
      { fill, size: fontSize, font = 'sans', bold = false, align = 'left', turn = 0 },
    ) {
      const place = turn
        ? { transform: `translate(${short(x)} ${short(y)}) rotate(${turn})` }
        : { x, y };
      const look = {
        fill: css(fill),
        'font-size': fontSize,
        'font-family': FONTS[font].replaceAll('"', "'"),
        ...(bold ? { 'font-weight': 600 } : {}),
        'text-anchor': ANCHORS[align],
        'dominant-baseline': 'central',
      };
      put('text', { ...place, ...look }, escaped(text));
    },
    cells: (x, y, width, height, cells) =>
      void put('image', {
        ...{ x, y, width, height },
        href: pixels(cells),
        preserveAspectRatio: 'none',
        style: 'image-rendering:pixelated',
      }),
    moved(x, y, draw) {
      parts.push(`<g transform="translate(${short(x)} ${short(y)})">`);
      draw();
      parts.push('</g>');
    },
    document: (title, ground) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" role="img"${written({ width: size.width, height: size.height, viewBox: `0 0 ${size.width} ${size.height}` })}>`,
        `<title>${escaped(title)}</title>`,
        `<rect${written({ width: size.width, height: size.height, fill: css(ground) })}/>`,
        ...parts,
        '</svg>',
      ].join('\n'),
  };
}

function written(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(
      ([name, value]) => ` ${name}="${typeof value === 'number' ? short(value) : escaped(value)}"`,
    )
    .join('');
}

/** Hundredths of a pixel are enough. */
function short(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Text for XML, without the control characters that it cannot hold. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
