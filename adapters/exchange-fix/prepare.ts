/** Turns orders and cancels into messages with their rows, and rows back into orders and cancels. */
import { parseBody } from '@guitai/protocols/fix/codec.ts'
import { decodeFromCounter } from '@guitai/protocols/fix/decode-message.ts'
import { encodeMessage } from '@guitai/protocols/fix/encode-message.ts'
import type { OrderStatusRequest } from '@guitai/protocols/fix/messages.ts'
import type { Subject } from './line-ports.ts'
import { numberOf, type Outgoing, type OutgoingDesignation } from './outgoing.ts'
import type { SubmissionRow } from './session-store.ts'

export interface Prepared {
  body: string
  subject: Subject
}

export function prepare(outgoing: Outgoing, now: number): Prepared {
  const { kind } = outgoing
  if (kind === 'status' || kind === 'designation-status') return prepareStatusRequest(outgoing)
  return {
    body: encodeMessage({ ...outgoing, transactTime: now }),
    subject: { kind, orderId: numberOf(outgoing), clOrdId: outgoing.clOrdId, outgoing },
  }
}

/** Requests the state of what `outgoing` entered or wanted to cancel. */
export function prepareStatusRequest(outgoing: Outgoing): Prepared {
  if (!('orderId' in outgoing)) return prepareDesignationStatus(outgoing)
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

function prepareDesignationStatus(outgoing: OutgoingDesignation): Prepared {
  const body = encodeMessage({ ...outgoing, kind: 'designation-status' })
  return { body, subject: { kind: 'status', orderId: outgoing.transferNo, clOrdId: outgoing.clOrdId } }
}

/** Reads a row that is about to be sent again. Undefined for rows that are neither order, cancel nor designation. */
export function outgoingOf({ kind, orderId, body }: SubmissionRow): Outgoing | undefined {
  if (orderId === null || (kind !== 'new-order' && kind !== 'cancel' && kind !== 'designation'))
    return undefined
  const message = decodeFromCounter(parseBody(body))
  if (message.kind !== 'new-order' && message.kind !== 'cancel' && message.kind !== 'designation')
    return undefined
  const { transactTime: _, ...rest } = message
  return rest.kind === 'designation' ? { ...rest, transferNo: orderId } : { ...rest, orderId }
}
