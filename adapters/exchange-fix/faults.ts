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

interface Held {
  message: string
  line: FaultLine
}

/** Whether the counted fault applies to this message; counts it down. */
function spend(faults: Faults, fault: 'duplicate' | 'lose' | 'reorder'): boolean {
  if (faults[fault] <= 0) return false
  faults[fault]--
  return true
}

/** True when the line was cut in this message. */
function cutIn(faults: Faults, { message, line }: Held): boolean {
  if (faults.cutAfter === undefined) return false
  if (faults.cutAfter > 0) {
    faults.cutAfter--
    return false
  }
  faults.cutAfter = undefined
  line.write(message.slice(0, Math.floor(message.length / 2)))
  line.cut()
  return true
}

/** `faults` is the control; `hook` goes to the acceptor's `outgoing`. */
export function createFaults(): { faults: Faults; hook: FaultHook } {
  const faults: Faults = { silent: false, delayMs: 0, duplicate: 0, reorder: 0, lose: 0, cutAfter: undefined }
  let held: Held | undefined
  /** Each timer lets out the one that waits longest, so a change of the delay changes no order. */
  const delayed: Held[] = []

  function write(each: Held): void {
    if (faults.silent || spend(faults, 'lose') || cutIn(faults, each)) return
    each.line.write(each.message)
    if (spend(faults, 'duplicate')) each.line.write(each.message)
  }

  function pass(each: Held): void {
    if (held !== undefined) {
      const first = held
      held = undefined
      write(each)
      write(first)
    } else if (spend(faults, 'reorder')) held = each
    else write(each)
  }

  function hook(message: string, line: FaultLine): void {
    if (faults.delayMs === 0 && delayed.length === 0) {
      pass({ message, line })
      return
    }
    delayed.push({ message, line })
    setTimeout(() => {
      const first = delayed.shift()
      if (first !== undefined) pass(first)
    }, faults.delayMs)
  }

  return { faults, hook }
}
