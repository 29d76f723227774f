export {
  ablationSchema,
  addressSchema,
  editSchema,
  faultSchema,
  stageAddressSchema,
} from './change-spec.ts';
export type { Ablation, Edit } from './change-spec.ts';
export { checksOf, checkSteps, type HeadPlace, type RunChecks } from './checks.ts';
export { checksumOf } from './checksum.ts';
export { nameSchema, notesSchema, plainKey, tagSchema, tagsSchema } from './card.ts';
export { readMatrixCsv } from './csv.ts';
export { changedStages, differenceOf, type ChangedStage } from './difference.ts';
export {
  FILE_FORMAT,
  FILE_VERSION,
  labFileSchema,
  fittingLabFile,
  labFileText,
  parseLabFile,
  tooLarge,
  type FileEntry,
  type LabFile,
} from './file/index.ts';
export { finiteDifference, type FiniteDifference } from './finite-difference.ts';
export {
  axesOf,
  fitSpec,
  hasStage,
  lengthOf,
  sizesOf,
  tokenMap,
  type Axis,
  type Fitted,
} from './fit/index.ts';
export { LIMITS } from './limits.ts';
export { maskOf } from './mask-of.ts';
export { maskSchema, type MaskSpec } from './mask-spec.ts';
export type { Embedded, Model } from './model.ts';
export { encoderModelSchema, type EncoderModelSpec } from './model-spec.ts';
export type {
  GivenNumbers,
  ModelSpec,
  PositionKind,
  SeededModelSpec,
  TeachingModelSpec,
} from './model-spec.ts';
export {
  ALL_STAGES,
  cutOut,
  partOf,
  stageOf,
  stagesOf,
  STAGES,
  type AnyStage,
  type Part,
  type PartRequest,
  type Span,
  type Stage,
} from './part.ts';
export { partOfSketch, sketchOf, type Sketch } from './sketch.ts';
export {
  overviewOf,
  type HeadOverview,
  type LayerOverview,
  type OverviewRequest,
} from './overview.ts';
export { pinText, readNotes, type NotePiece } from './pins.ts';
export { PRESETS, presetSpec, withScores, type Preset } from './presets.ts';
export * from './habits/index.ts';
export { likelyTokens } from './likely-tokens.ts';
export { MINILM } from './encoder-model.ts';
export { sentenceVector } from './sentence-vector.ts';
export { rerun, runExperiment, type LayerRun, type Run } from './run.ts';
export { saturationOf, type Saturation, type Sharpness, type SharpnessAt } from './saturation.ts';
export { DEFAULT_SPEC, ENGINE_VERSION, specSchema, type ExperimentSpec } from './spec.ts';
export { DIMENSIONS } from './teaching/dimensions.ts';
export { teachingWords } from './teaching/teaching-model.ts';
export { sameMeaning } from './teaching/vocabulary.ts';
export { thumbnailOf, type Shades } from './thumbnail.ts';
export * from './timeline/index.ts';
export { insertWords, moveWord, replaceWord, wordAt, type Reworded } from './reword.ts';
export { tokenize } from './tokenize.ts';
export { vectorSpace, type Cloud, type CloudRequest, type VectorSpace } from './vector-space.ts';
export * from './vectors/index.ts';
export * from './reading/index.ts';
