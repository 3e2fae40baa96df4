/**
 * The text that is hashed for a batch and for a link, in SQL. Batches of format 0 are of the chain's first version: their
 * commands' number, function, teller, input and outcome, and the hash of rows that were not named.
 */
const NEW_LINE = "E'\\n'"

export interface ChainedBatch {
  previous: string
  batchNo: number
  /** The epoch of the engine that wrote it. */
  epoch: number
  businessDate: string
  nextCommandNo: number
  counters: string
  formatNo: number
  /** SHA-256 of the batch's lines. */
  rowsHash: string
}

export function batchText(batch: ChainedBatch): string {
  const { previous, batchNo, epoch, businessDate, nextCommandNo, counters, formatNo, rowsHash } = batch
  return `2\n${previous}\n${batchNo}\n${epoch}\n${businessDate}\n${nextCommandNo}\n${counters}\n${formatNo}\n${rowsHash}`
}

/** For batch `b` after batch `p`, with the commands' texts in `s`. */
export const BATCH_TEXT = `case when b.format_no = 0
  then concat_ws(${NEW_LINE}, '1', coalesce(p.chain_hash, ''), b.batch_no, coalesce(s.text, '') || b.rows_hash)
  else concat_ws(${NEW_LINE}, '2', coalesce(p.chain_hash, ''), b.batch_no, b.epoch, b.business_date, b.next_command_no, b.counters, b.format_no, b.rows_hash) end`

const SAID = ['command_no', 'function_code', 'teller_no', 'input', 'outcome']
/** A command's part of a batch of format 0. */
export const FIRST_COMMAND_TEXT = SAID.map(column => `${column} || ${NEW_LINE}`).join(' || ')

export interface ChainedLink {
  previous: string
  linkNo: number
  kind: string
  businessDate: string
  batchNo: number
  batchHash: string
  content: string
  rowsHash: string
}

export function linkText(link: ChainedLink): string {
  const { previous, linkNo, kind, businessDate, batchNo, batchHash, content, rowsHash } = link
  return `link\n${previous}\n${linkNo}\n${kind}\n${businessDate}\n${batchNo}\n${batchHash}\n${content}\n${rowsHash}`
}

/** For link `k` after link `p`. */
export const LINK_TEXT = `concat_ws(${NEW_LINE}, 'link', coalesce(p.hash, ''), k.link_no, k.kind, coalesce(k.business_date::text, ''), k.batch_no,
  k.batch_hash, k.content, encode(sha256(convert_to(k.row_hashes, 'UTF8')), 'hex'))`
