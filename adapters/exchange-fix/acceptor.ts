/**
 * The exchange's side of the order-entry session: listens, keeps the session, hands over what the counter says.
 *
 * Reports may be given at any time. While the counter is away they are numbered and kept; it asks for them again by
 * itself when it has logged on. Faults (cut, delay, duplicate, reorder, silence) hook into the outgoing path.
 */
import type {
  BusinessReject,
  ExecutionReport,
  NewOrderSingle,
  OrderCancelReject,
  OrderCancelRequest,
  OrderStatusRequest,
} from '@guitai/protocols/fix/messages.ts'
import type { FaultHook } from './faults.ts'
import type { AcceptorStore } from './session-store.ts'

export interface Arrival {
  /** The counter's SenderCompID. */
  sessionId: string
  inSeq: number
  /** Sent again after a gap; each message is still handed over once (unless the store lost its numbers). */
  possDup: boolean
}

export interface AcceptorOptions {
  host?: string
  /** 0 = any free port; see `listen`. */
  port: number
  /** Our SenderCompID, e.g. 'SIM'. */
  compId: string
  /** Counters that may log on (their SenderCompIDs); anyone else is cut off at once. Absent: anyone. */
  counterparties?: readonly string[]
  /** `createMemoryStore()` or `createFileStore(folder)`. */
  store: AcceptorStore
  clock: () => number
  onOrder(order: NewOrderSingle, arrival: Arrival): void
  onCancel(cancel: OrderCancelRequest, arrival: Arrival): void
  onStatus(request: OrderStatusRequest, arrival: Arrival): void
  onLogon?(sessionId: string): void
  /** The line is down: logged out, cut, or timed out. */
  onLogout?(sessionId: string, reason: string): void
  /** Every message about to be written passes here; absent: written at once. See createFaults in faults.ts. */
  outgoing?: FaultHook
}

export interface Acceptor {
  /** Resolves with the port once listening. */
  listen(): Promise<number>
  report(sessionId: string, report: ExecutionReport): void
  cancelReject(sessionId: string, reject: OrderCancelReject): void
  businessReject(sessionId: string, reject: BusinessReject): void
  /** New trading day: the session is logged out and both numbers start at 1 with the next logon. */
  reset(sessionId: string): Promise<void>
  /** Drops the connection in the middle of whatever it does. */
  cut(sessionId: string): void
  isLoggedOn(sessionId: string): boolean
  stop(): Promise<void>
}

export declare function createAcceptor(options: AcceptorOptions): Acceptor
