export {
  type CellRequest,
  type CompareReply,
  type ComputeReply,
  type GradientReply,
  type SaturationRequest,
  type ScalingReply,
  type ScalingRequest,
} from './attention-questions.ts';
export type { CancelSignal } from './cancel.ts';
export { decode, encode } from './codec.ts';
export { connect, type Connection } from './connect.ts';
export {
  method,
  question,
  type CallContext,
  type CallOptions,
  type Client,
  type Contract,
  type Implementation,
} from './contract.ts';
export { engineContract, type EngineContract } from './engine-contract.ts';
export { PIECE_BYTES, type ImportSummary, type WrittenFile } from './file-questions.ts';
export type { ExperimentSummary } from './experiment-summary.ts';
export {
  draftSchema,
  labContract,
  settingsSchema,
  type Draft,
  type Experiment,
  type HostCommand,
  type LabApi,
  type LabContract,
  type LabImplementation,
  type LabInfo,
  type Settings,
} from './lab-contract.ts';
export type { OverviewQuestion, SpaceQuestion } from './picture-questions.ts';
export type { PracticeOverview, QueuedItem, Recorded } from './practice-questions.ts';
export {
  SORTS,
  type FindRequest,
  type Found,
  type RoomRow,
  type TagCount,
  type Thumbnail,
} from './room-questions.ts';
export { serve, type FaultListener, type Served } from './serve.ts';
export { deskTimelineSchema, type DeskTimeline } from './timeline-questions.ts';
export {
  MOST_SENTENCES,
  type LikenessQuestion,
  type NearestQuestion,
  type WordPathsQuestion,
  type WordPathsReply,
} from './vector-questions.ts';
export { memoryWires, type Wire } from './wire.ts';
export type { TrainedModel } from './model-questions.ts';
