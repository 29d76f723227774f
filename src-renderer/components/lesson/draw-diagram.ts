import { css, type Palette } from '#renderer/charts/index.ts';
import type MermaidModule from 'mermaid';
import { safeSvg } from './safe-svg.ts';

type Mermaid = typeof MermaidModule;

let loading: Promise<Mermaid> | null = null;
let number = 0;
/** Mermaid has one configuration for all; drawings take turns. */
let turn: Promise<unknown> = Promise.resolve();

/** Loads Mermaid with the first diagram; a lesson without one does without it. */
function load(): Promise<Mermaid> {
  loading ??= import('mermaid').then(({ default: mermaid }) => mermaid);
  return loading;
}

/** A Mermaid diagram as a cleaned SVG element in the colours of the page. Throws where its text cannot be drawn. */
export function drawDiagram(source: string, palette: Palette, dark: boolean): Promise<SVGElement> {
  const mine = turn.then(() => draw(source, palette, dark));
  turn = mine.catch(() => undefined);
  return mine;
}

/** Flowcharts may give a node the colour of a role: `Q[queries]:::q`. */
function withRoles(source: string, palette: Palette): string {
  if (!source.trimStart().startsWith('flowchart')) return source;
  const roles = ['q', 'k', 'v', 's', 'w', 'o'] as const;
  const hex = (role: (typeof roles)[number]) =>
    `#${palette[role].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
  const lines = roles.map((role) => `  classDef ${role} stroke:${hex(role)},color:${hex(role)}`);
  return [source, ...lines].join('\n');
}

async function draw(source: string, palette: Palette, dark: boolean): Promise<SVGElement> {
  const mermaid = await load();
  const { ink, soft, line, panel, sunk } = palette;
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    theme: 'base',
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    themeVariables: {
      darkMode: dark,
      background: css(panel),
      mainBkg: css(sunk),
      primaryColor: css(sunk),
      primaryTextColor: css(ink),
      primaryBorderColor: css(soft),
      secondaryColor: css(panel),
      tertiaryColor: css(panel),
      lineColor: css(soft),
      textColor: css(ink),
      nodeTextColor: css(ink),
      edgeLabelBackground: css(panel),
      actorBkg: css(sunk),
      actorTextColor: css(ink),
      actorBorder: css(soft),
      signalColor: css(soft),
      signalTextColor: css(ink),
      labelBoxBkgColor: css(sunk),
      labelTextColor: css(ink),
      loopTextColor: css(ink),
      noteBkgColor: css(sunk),
      noteTextColor: css(ink),
      noteBorderColor: css(line),
      fontSize: '14px',
    },
    flowchart: { useMaxWidth: true, padding: 12 },
    sequence: { useMaxWidth: true, mirrorActors: false },
  });
  const { svg } = await mermaid.render(`diagram-${++number}`, withRoles(source, palette));
  const element = safeSvg(svg);
  if (!element) throw new Error('the diagram is no picture');
  return element;
}
