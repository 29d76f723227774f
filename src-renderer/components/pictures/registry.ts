import type { Component } from 'vue';
import { CONTRIBUTION_STAGES } from '#core/attention';
import { hasVectors } from '#renderer/describe/space-clouds.ts';
import type { StageInfo } from '#renderer/describe/stages.ts';
import HeatMap from '../lab/HeatMap.vue';
import BarsPicture from './bars/BarsPicture.vue';
import HeadsPicture from './heads/HeadsPicture.vue';
import LinesPicture from './lines/LinesPicture.vue';
import PathPicture from './path/PathPicture.vue';
import SpacePicture from './space/SpacePicture.vue';
import TextPicture from './text/TextPicture.vue';

/**
 * A way to see the chosen stage. The component gets `shown` and emits `painted` with the time its edit began; it
 * computes nothing while it is not shown.
 */
export interface PictureKind {
  /** Stable; `view.picture` holds it. */
  readonly id: string;
  readonly label: string;
  readonly component: Component;
  /** Whether this kind can show a stage of a run of so many layers; where it cannot, the map is shown. */
  readonly fits: (info: StageInfo, layers: number) => boolean;
  /** Whether its colours are those of the legend under it. */
  readonly legend: boolean;
}

const isOfWords = ({ stage }: StageInfo) => hasVectors(stage);
const isBlend = ({ stage }: StageInfo) => CONTRIBUTION_STAGES.some((one) => one === stage);
/** A word has a way where there is more than one layer. */
const isOfStack = (info: StageInfo, layers: number) => layers > 1 && isOfWords(info);
const isWeights = ({ stage }: StageInfo) => stage === 'weights';

/** Every way to see a stage, in the order of the switch. */
export const PICTURES: readonly [PictureKind, ...PictureKind[]] = [
  { id: 'map', label: 'Map', component: HeatMap, fits: () => true, legend: true },
  { id: 'lines', label: 'Lines', component: LinesPicture, fits: isWeights, legend: false },
  { id: 'text', label: 'Text', component: TextPicture, fits: isWeights, legend: true },
  { id: 'heads', label: 'Heads', component: HeadsPicture, fits: isWeights, legend: false },
  { id: 'bars', label: 'Bars', component: BarsPicture, fits: isBlend, legend: false },
  { id: 'space', label: 'Space', component: SpacePicture, fits: isOfWords, legend: false },
  { id: 'path', label: 'Path', component: PathPicture, fits: isOfStack, legend: false },
];
