export type { Database } from 'better-sqlite3';
export { listBackups, makeBackup, type Backup } from './backup.ts';
export { documentStore, type Document } from './document-store.ts';
export {
  experimentStore,
  type ExperimentRecord,
  type ExperimentStore,
} from './experiment-store.ts';
export { lockInstance, type Instance, type InstanceLock } from './instance-lock.ts';
export { openDatabase, type OpenedDatabase } from './open.ts';
export type { LogRow, Moment } from './attempt-log.ts';
export { practiceQueue, type CardedItem, type PracticeQueue } from './practice-queue.ts';
export type { Deriving } from './practice-step.ts';
export { practiceStore, type PracticeStore } from './practice-store.ts';
export { statisticsStore, type StatisticsStore } from './statistics-store.ts';
export { BIN_TIME, roomStore, type RoomStore } from './room-store.ts';
export { transferStore, type TransferStore } from './transfer-store.ts';
export { thumbnailStore, type ThumbnailStore } from './thumbnail-store.ts';
export { timelineStore, type TimelineStore } from './timeline-store.ts';
