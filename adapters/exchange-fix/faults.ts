/**
 * The fault menu of a line: what may happen to a message between the session and the socket.
 */

export interface FaultLine {
  /** The counterparty's id. */
  sessionId: string
  /** 'D', '8', '0', … */
  type: string
  write(bytes: string): void
  cut(): void
}

/** Gets every outgoing message whole and decides what becomes of it. */
export type FaultHook = (message: string, line: FaultLine) => void

/** Changed at any time; every field may be combined with the others. */
export interface Faults {
  /** Nothing goes out any more (incoming is still read). */
  silent: boolean
  /** Every message waits so long; order is kept. */
  delayMs: number
  /** The next so many messages go out twice. */
  duplicate: number
  /** The next so many pairs of messages change places. */
  reorder: number
  /** The next so many messages are lost. */
  lose: number
  /** After so many messages the line is cut in the middle of the next; undefined = never. */
  cutAfter: number | undefined
}

/** `faults` is the control; `hook` goes to the acceptor's `outgoing`. */
export declare function createFaults(): { faults: Faults; hook: FaultHook }
