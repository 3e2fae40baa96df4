/** The fault menu of a line: what may happen to a message between the session and the socket. */

export interface FaultLine {
  /** The counterparty's id. */
  sessionId: string
  /** 'D', '8', '0', … */
  type: string
  write(bytes: string): void
  cut(): void
}

/** Receives every outgoing message whole and decides what happens to it. */
export type FaultHook = (message: string, line: FaultLine) => void

/** The settings may be changed at any time and combined freely. */
export interface Faults {
  /** No message is written any more; incoming messages are still read. */
  silent: boolean
  /** Every message waits this long; the order is kept. */
  delayMs: number
  /** This many next messages are sent twice. */
  duplicate: number
  /** This many next pairs of messages change places. */
  reorder: number
  /** This many next messages are lost. */
  lose: number
  /** After this many messages the line is cut in the middle of the next; undefined means never. */
  cutAfter: number | undefined
}

interface Held {
  message: string
  line: FaultLine
}

/** Says whether the counted fault applies to this message, and counts it down. */
function spend(faults: Faults, fault: 'duplicate' | 'lose' | 'reorder'): boolean {
  if (faults[fault] <= 0) return false
  faults[fault]--
  return true
}

/** True when the line was cut in the middle of this message. */
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

/** `faults` holds the settings; `hook` is given to the acceptor as `outgoing`. */
export function createFaults(): { faults: Faults; hook: FaultHook } {
  const faults: Faults = { silent: false, delayMs: 0, duplicate: 0, reorder: 0, lose: 0, cutAfter: undefined }
  let held: Held | undefined
  /** Each timer releases the message that waits longest, so a changed delay does not change the order. */
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
