import type { Component } from 'vue';
import InfluencePanel from './InfluencePanel.vue';
import LensesPanel from '../lenses/LensesPanel.vue';
import NotesPanel from './NotesPanel.vue';
import NumberPanel from './NumberPanel.vue';
import TracePanel from './TracePanel.vue';

/** A panel of the inspector. The component gets `shown`, the computed picture with the picked cell. */
export interface InspectorPanel {
  /** Stable; `view.panel` holds it. */
  readonly id: string;
  readonly label: string;
  readonly component: Component;
}

/** Every panel of the inspector, in the order of the switch. */
export const PANELS: readonly [InspectorPanel, ...InspectorPanel[]] = [
  { id: 'number', label: 'Number', component: NumberPanel },
  { id: 'trace', label: 'Trace', component: TracePanel },
  { id: 'influence', label: 'Influence', component: InfluencePanel },
  { id: 'lenses', label: 'Lenses', component: LensesPanel },
  { id: 'notes', label: 'Notes', component: NotesPanel },
];
