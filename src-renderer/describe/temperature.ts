import { LIMITS } from '#core/experiment';

const MOST = LIMITS.temperature.max;

/** The temperature at a place of the slider: −100 the least, 0 exactly 1, 100 the most; equal steps, equal factors. */
export function temperatureAt(place: number): number {
  return Number((MOST ** (place / 100)).toPrecision(3));
}

/** The place of a temperature on the slider. */
export function placeOf(temperature: number): number {
  return Math.round((Math.log(temperature) / Math.log(MOST)) * 100);
}
