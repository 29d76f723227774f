import type { Component } from 'vue';
import type { WidgetName } from '#core/lessons';
import AlignmentWidget from './AlignmentWidget.vue';
import BarsWidget from './BarsWidget.vue';
import CompareWidget from './CompareWidget.vue';
import CostWidget from './CostWidget.vue';
import ExperimentWidget from './ExperimentWidget.vue';
import HeadsWidget from './HeadsWidget.vue';
import PainterWidget from './PainterWidget.vue';
import PathWidget from './PathWidget.vue';
import PlotWidget from './PlotWidget.vue';
import ScalingWidget from './ScalingWidget.vue';
import ShuffleWidget from './ShuffleWidget.vue';
import StepperWidget from './StepperWidget.vue';

/**
 * The component of every widget. Each gets `args` (its checked arguments, see `src-core/lessons/widgets.ts`) and `id`,
 * the name under which its state is kept (`useExperimentWidget`).
 */
export const WIDGET_COMPONENTS: Readonly<Record<WidgetName, Component>> = {
  visualiser: ExperimentWidget,
  heatmap: ExperimentWidget,
  stepper: StepperWidget,
  compare: CompareWidget,
  path: PathWidget,
  plot: PlotWidget,
  bars: BarsWidget,
  scaling: ScalingWidget,
  painter: PainterWidget,
  alignment: AlignmentWidget,
  heads: HeadsWidget,
  cost: CostWidget,
  shuffle: ShuffleWidget,
};
