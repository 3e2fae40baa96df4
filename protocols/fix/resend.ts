/**
 * Answers a ResendRequest from stored rows. Application messages are sent again with PossDup; a run of rows without a body
 * (admin, missing, or withheld by a kill switch) becomes one SequenceReset-GapFill.
 */
import { gapFillBody } from './admin-message.ts'
import { frameMessage, type Header } from './frame.ts'

export interface SentMessage {
  outSeq: number
  /** Empty when the row is to be gap-filled. */
  body: string
  sentAt: number
}

type Ids = Pick<Header, 'sender' | 'target' | 'sendingTime'>

/** `rows` are in order and lie within `from`…`to`. The answer accounts for every number of the range. */
export function resendFrames(ids: Ids, from: number, to: number, rows: readonly SentMessage[]): string[] {
  const frames: string[] = []
  let next = from
  const fillUpTo = (seq: number): void => {
    if (seq <= next) return
    frames.push(frameMessage({ ...ids, seq: next, originalSendingTime: ids.sendingTime }, gapFillBody(seq)))
  }
  for (const row of rows) {
    if (row.body === '') continue
    fillUpTo(row.outSeq)
    frames.push(frameMessage({ ...ids, seq: row.outSeq, originalSendingTime: row.sentAt }, row.body))
    next = row.outSeq + 1
  }
  fillUpTo(to + 1)
  return frames
}
