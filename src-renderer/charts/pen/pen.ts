import type { Rgb } from '../color.ts';
import type { Cells } from '../paint-cells.ts';

/** How an area is filled and outlined. */
export interface AreaStyle {
  readonly fill?: Rgb;
  readonly stroke?: Rgb;
  readonly width?: number;
  readonly radius?: number;
}

/** How a line is drawn. */
export interface LineStyle {
  readonly stroke: Rgb;
  readonly width: number;
  /** 0 … 1. */
  readonly opacity?: number;
}

/** How a text is set; `size` is CSS pixels, `turn` degrees clockwise about its place. */
export interface TextStyle {
  readonly fill: Rgb;
  readonly size: number;
  readonly font?: 'sans' | 'mono' | 'serif';
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly turn?: number;
}

/** What pictures are drawn with, on a canvas or as SVG. Places are CSS pixels; a text's y is its middle. */
export interface Pen {
  rect(x: number, y: number, width: number, height: number, style: AreaStyle): void;
  circle(x: number, y: number, radius: number, style: AreaStyle): void;
  /** Along an SVG path. */
  path(d: string, style: LineStyle): void;
  text(x: number, y: number, text: string, style: TextStyle): void;
  /** A large matrix, one pixel a cell, enlarged without smoothing. */
  cells(x: number, y: number, width: number, height: number, cells: Cells): void;
  /** Everything that `draw` draws is moved by this much. */
  moved(x: number, y: number, draw: () => void): void;
}

/** The font families, as CSS writes them. */
export const FONTS: Readonly<Record<NonNullable<TextStyle['font']>, string>> = {
  sans: '"Inter Variable", Inter, system-ui, sans-serif',
  mono: '"JetBrains Mono Variable", ui-monospace, monospace',
  serif: '"Source Serif 4 Variable", Georgia, serif',
};
