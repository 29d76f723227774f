const SVG = 'http://www.w3.org/2000/svg';

/** Shapes, text and grouping: nothing that runs, fetches or leads anywhere. */
const ELEMENTS = new Set(
  [
    ...['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
    ...['text', 'tspan', 'title', 'desc', 'defs', 'marker', 'clipPath', 'style', 'symbol'],
  ].map((name) => name.toLowerCase()),
);

const ATTRIBUTES = new Set(
  [
    ...['id', 'class', 'style', 'transform', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'dx', 'dy'],
    ...['cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'points', 'viewBox', 'preserveAspectRatio'],
    ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap'],
    ...['stroke-linejoin', 'opacity', 'font-size', 'font-weight', 'font-family', 'font-style'],
    ...['text-anchor', 'dominant-baseline', 'alignment-baseline', 'marker-start', 'marker-end'],
    ...['markerWidth', 'markerHeight', 'markerUnits', 'orient', 'refX', 'refY', 'clip-path'],
    ...['xml:space', 'textLength', 'lengthAdjust'],
  ].map((name) => name.toLowerCase()),
);

/** Styles may point inside of the picture, nowhere else. */
const REACHES_OUT = /@import|expression\s*\(|javascript:|url\(\s*(?!['"]?#)/iu;

/**
 * A copy of an SVG text with nothing in it but known shapes and attributes. Null where it is no SVG. The page's own policy
 * would stop scripts and requests as well; this is the first of the two.
 */
export function safeSvg(text: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg') return null;
  const copy = copyOf(root);
  return copy instanceof SVGElement ? copy : null;
}

function copyOf(source: Element): Element | null {
  const name = source.localName;
  if (!ELEMENTS.has(name.toLowerCase())) return null;
  if (source.namespaceURI !== null && source.namespaceURI !== SVG) return null;
  if (name === 'style' && REACHES_OUT.test(source.textContent ?? '')) return null;
  const copy = document.createElementNS(SVG, name);
  for (const { name: attribute, value } of source.attributes)
    if (ATTRIBUTES.has(attribute.toLowerCase()) && !REACHES_OUT.test(value))
      copy.setAttribute(attribute, value);
  for (const child of source.childNodes) {
    if (child instanceof Element) {
      const inner = copyOf(child);
      if (inner) copy.append(inner);
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
  }
  return copy;
}
