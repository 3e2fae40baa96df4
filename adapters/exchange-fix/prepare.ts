/** Turns orders and cancels into messages with their rows, and rows back into orders and cancels. */
import { parseBody } from '@guitai/protocols/fix/codec.ts'
import { decodeFromCounter } from '@guitai/protocols/fix/decode-message.ts'
import { encodeMessage } from '@guitai/protocols/fix/encode-message.ts'
import type { OrderStatusRequest } from '@guitai/protocols/fix/messages.ts'
import type { Subject } from './line-ports.ts'
import type { Outgoing } from './outgoing.ts'
import type { SubmissionRow } from './session-store.ts'

export interface Prepared {
  body: string
  subject: Subject
}

export function prepare(outgoing: Outgoing, now: number): Prepared {
  if (outgoing.kind === 'status') return prepareStatusRequest(outgoing)
  const { kind, orderId, clOrdId } = outgoing
  return {
    body: encodeMessage({ ...outgoing, transactTime: now }),
    subject: { kind, orderId, clOrdId, outgoing },
  }
}

/** Requests the state of the order that `outgoing` entered or wanted to cancel. */
export function prepareStatusRequest(outgoing: Outgoing): Prepared {
  const { orderId, tradingUnit, securitiesAccount, market, code, side } = outgoing
  const clOrdId = outgoing.kind === 'cancel' ? outgoing.originalClOrdId : outgoing.clOrdId
  const request: OrderStatusRequest = {
    kind: 'status',
    clOrdId,
    tradingUnit,
    securitiesAccount,
    market,
    code,
    side,
  }
  return { body: encodeMessage(request), subject: { kind: 'status', orderId, clOrdId } }
}

/** Reads a row that is about to be sent again. Undefined for rows that are neither order nor cancel. */
export function outgoingOf(row: SubmissionRow): Outgoing | undefined {
  if (row.orderId === null || (row.kind !== 'new-order' && row.kind !== 'cancel')) return undefined
  const message = decodeFromCounter(parseBody(row.body))
  if (message.kind !== 'new-order' && message.kind !== 'cancel') return undefined
  const { transactTime: _, ...rest } = message
  return { ...rest, orderId: row.orderId }
}
