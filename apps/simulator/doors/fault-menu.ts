/**
 * The fault menu of an order line, by name:
 *   delay {ms}          every message waits so long (0 = no more)
 *   cut {count?}        the line is cut now, or in the middle of the message after the next `count`
 *   duplicate {count}   the next messages go out twice
 *   reorder {count}     the next pairs of messages change places
 *   lose {count}        the next messages are lost on the way
 *   reject {count}      the next orders are refused whatever they are
 *   silence {ms?}       nothing goes out any more (for so long); what was said meanwhile is had again by resend
 */
import type { OrderDoor } from './order-door.ts'

type Menu = Record<string, (door: OrderDoor, count: number, ms: number) => void>

const MENU: Menu = {
  delay: (door, _count, ms) => {
    door.faults.delayMs = ms
  },
  duplicate: (door, count) => {
    door.faults.duplicate += count
  },
  reorder: (door, count) => {
    door.faults.reorder += count
  },
  lose: (door, count) => {
    door.faults.lose += count
  },
  reject: (door, count) => {
    door.rejectNext += count
  },
  silence: (door, _count, ms) => {
    door.faults.silent = true
    if (ms > 0) {
      setTimeout(() => {
        door.faults.silent = false
      }, ms).unref()
    }
  },
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** A sentence about what is wrong with the request, or undefined when the fault is set. */
export function orderFault(door: OrderDoor, fault: Record<string, unknown>): string | undefined {
  const { kind, count = 1, ms = 0 } = fault
  if (!isCount(count) || !isCount(ms)) return 'count and ms must be integers of at least 0'
  if (kind === 'cut') {
    if (fault['count'] === undefined) door.cut()
    else door.faults.cutAfter = count
    return undefined
  }
  const order = typeof kind === 'string' && Object.hasOwn(MENU, kind) ? MENU[kind] : undefined
  if (order === undefined) return `kind must be one of cut, ${Object.keys(MENU).join(', ')}`
  order(door, count, ms)
  return undefined
}

export function clearFaults(door: OrderDoor): void {
  Object.assign(door.faults, {
    silent: false,
    delayMs: 0,
    duplicate: 0,
    reorder: 0,
    lose: 0,
    cutAfter: undefined,
  })
  door.rejectNext = 0
}
