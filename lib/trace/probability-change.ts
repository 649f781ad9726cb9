/** The probability of one next token before and after something was switched. */
export interface ProbabilityChange {
  readonly id: number;
  /** 0..1 */
  readonly before: number;
  /** 0..1 */
  readonly after: number;
}
