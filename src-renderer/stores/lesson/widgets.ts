import { defineStore } from 'pinia';
import { createWidget, type WidgetState, type WidgetStart } from './widget.ts';

/** The most widgets that are kept when their lesson is left. */
const MOST = 60;

/** The state of every widget in a lesson: what was set there is still there when one comes back. */
export const useWidgets = defineStore('widgets', () => {
  const kept = new Map<string, WidgetState>();

  /** The widget of this key; made from `start` the first time, or when its experiment changed. */
  function of(key: string, start: WidgetStart): WidgetState {
    const full = `${key} ${JSON.stringify(start)}`;
    const widget = kept.get(full) ?? createWidget(start);
    // Last used, last forgotten.
    kept.delete(full);
    kept.set(full, widget);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) {
      kept.get(oldest)?.stop();
      kept.delete(oldest);
    }
    return widget;
  }

  return { of };
});
