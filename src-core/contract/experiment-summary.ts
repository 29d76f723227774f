/** One line of the list of experiments. Times are milliseconds since 1970. */
export interface ExperimentSummary {
  readonly id: string;
  readonly name: string;
  /** The sentences; in a list only how they begin. */
  readonly text: string;
  readonly context: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Raised at each save. */
  readonly revision: number;
}
