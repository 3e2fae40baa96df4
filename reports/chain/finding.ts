/** What disagrees with the chain, by name. */
export interface ChainFinding {
  what: ChainFault
  /** Of a row; '' where it is the chain itself that is broken. */
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
  /** A batch wrote it, and it is not there. */
  | 'deleted'
  /** No batch wrote it. */
  | 'invented'
  /** A batch or a link is not what its hash says. */
  | 'hash'
  /** A batch or a link is missing. */
  | 'gap'
  /** What is kept of present rows is not what the batches say of them. */
  | 'standing'
  /** The chain once was longer, or another one: the file of heads says so. */
  | 'head'
