export { MOST_STEPS, pruned, removeBranch } from './prune.ts';
export { packTimeline, timelineSchema, unpackTimeline, type StoredTimeline } from './stored.ts';
export {
  addStep,
  beginTimeline,
  dropStep,
  goToBranch,
  goToStep,
  moveAlong,
  nameBranch,
  nameStep,
  pathOf,
  stepOf,
  tipOf,
  type Timeline,
  type TimelineBranch,
  type TimelineStep,
} from './timeline.ts';
