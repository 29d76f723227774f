/** One difference between the inputs of two experiments. */
export interface SpecChange {
  /** What was changed, such as `temperature`: the same for every value of it. */
  readonly subject: string;
  /** “temperature 1 → 0.5”. */
  readonly text: string;
  /** Whether it may be changed bit by bit, by typing or dragging. */
  readonly gradual: boolean;
}
