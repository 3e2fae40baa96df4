/** A disagreement with the chain, by name. */
export interface ChainFinding {
  what: ChainFault
  /** The table of the row; '' when the chain itself is broken. */
  table: string
  key: string
  businessDate: string | null
  /** The batch that wrote the row last, as far as the chain knows. */
  batchNo: number | null
  detail?: string
}

export type ChainFault =
  /** The row is not what its batch wrote. */
  | 'changed'
  /** A batch wrote the row, and it is not there. */
  | 'deleted'
  /** No batch wrote the row. */
  | 'invented'
  /** A batch or a link is not what its hash says. */
  | 'hash'
  /** A batch or a link is missing. */
  | 'gap'
  /** The sums over present rows differ from what the batches say. */
  | 'standing'
  /** The file of heads says that the chain once was longer, or was another one. */
  | 'head'
