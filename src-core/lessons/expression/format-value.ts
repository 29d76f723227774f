import { decimal, percent, scientific, significant } from '../number-text.ts';
import type { NumberFormat } from './syntax.ts';
import type { Value } from './value.ts';

/** A computed value as it is shown; lists in square brackets. */
export function formatValue(value: Value, format: NumberFormat | null): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value, format);
  return `[${value.map((item) => formatValue(item, format)).join(', ')}]`;
}

function formatNumber(value: number, format: NumberFormat | null): string {
  if (!format) return decimal(value, Number.isInteger(value) ? 0 : 3);
  const { style, digits } = format;
  switch (style) {
    case 'percent':
      return percent(value, digits);
    case 'significant':
      return significant(value, digits);
    case 'scientific':
      return scientific(value, digits);
    case 'integer':
      return grouped(decimal(value, 0));
    default:
      return decimal(value, digits);
  }
}

/** 33554432 as 33,554,432; four digits stay together. */
function grouped(text: string): string {
  return text.length < 5 ? text : text.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}
