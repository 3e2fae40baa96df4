/** What the replay of a command works with: the ledger, the rules then in force, the looked-up tables, and the findings. */
import type { Cash, Client, Holding, Ledger, Order } from '../ledger/ledger.ts'
import type { Listed, Reference } from '../read/reference.ts'
import type { RuleBook } from '../rules/rule-book.ts'

export type Input = Readonly<Record<string, unknown>>

/** A command that was accepted, or a fact that came in. */
export interface Told {
  no: number
  /** Milliseconds. */
  at: number
  code: string
  tellerNo: number
  input: Input
  result: Input
}

/** Something that does not agree with the rules. */
export interface Finding {
  check: string
  /** For example 'cash account 1000000101', 'order 17', 'trade 2026-11-23/XSHG//T1/buy'. */
  subject: string
  /** The figure that differs, such as 'commission'. */
  what: string
  stored: string
  right: string
}

export interface Replay {
  readonly ledger: Ledger
  rules: RuleBook
  readonly reference: Reference
  readonly findings: Finding[]
  told: Told
}

export function found(
  replay: Replay,
  { subject, what, stored, right }: { subject: string; what: string; stored: string; right: string },
): void {
  replay.findings.push({ check: 'told', subject, what, stored, right })
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: unknown): number => Number(value ?? 0)

export function cashOf({ ledger }: Replay, accountNo: number): Cash {
  return known(ledger.cash.get(accountNo), `cash account ${accountNo}`)
}

export function clientOf({ ledger }: Replay, clientNo: number): Client {
  return known(ledger.clients.get(clientNo), `client ${clientNo}`)
}

export function orderOf({ ledger }: Replay, orderId: number): Order {
  return known(ledger.orders.get(orderId), `order ${orderId}`)
}

export function listedOf({ reference }: Replay, instrumentNo: number): Listed {
  return known(reference.instruments.get(instrumentNo), `instrument ${instrumentNo}`)
}

export function listedAs({ reference }: Replay, id: unknown): Listed {
  return known(reference.instrumentsById.get(textOf(id)), `instrument ${textOf(id)}`)
}

/** A holding is created by the first thing that names it. */
export function holdingOf({ ledger, reference }: Replay, holdingNo: number): Holding {
  const held = ledger.holdings.get(holdingNo)
  if (held !== undefined) return held
  const { clientNo, instrumentNo } = known(reference.holdings.get(holdingNo), `holding ${holdingNo}`)
  const opened: Holding = { holdingNo, clientNo, instrumentNo, settled: 0, lots: [], cost: 0 }
  ledger.holdings.set(holdingNo, opened)
  return opened
}

/** The log names something that nobody has opened. The command cannot be followed and is reported. */
export class Unknown extends Error {
  override name = 'Unknown'
}

export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Unknown(`${what} is not known`)
  return value
}

export const accountNoOf = (clientNo: number, currency: string): number =>
  clientNo * 100 + (currency === 'CNY' ? 1 : currency === 'USD' ? 2 : 3)
