/** The practice of the lab as the benchmark sees it; see `lab.ts`. */
export { RANGES } from '../../../src-core/practice/statistics.ts';
export { createProgress } from '../../../src-main/services/progress.ts';
export { openDatabase } from '../../../src-main/services/storage/index.ts';
export { fillLog } from '../../support/learner.ts';
