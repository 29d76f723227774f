export { fitSpec, type Fitted } from './fit-spec.ts';
export { hasStage } from './has-stage.ts';
export { axesOf, lengthOf, sizesOf, type Axis } from './stage-shape.ts';
export { tokenMap } from './token-map.ts';
