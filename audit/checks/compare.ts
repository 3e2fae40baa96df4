/** Compares figures: what is stored with what the rules give. Every difference names its account, order or trade. */
import type { Finding } from '../replay/replay.ts'

export type CheckName =
  | 'told'
  | 'fees'
  | 'amounts'
  | 'settlement-dates'
  | 'orders'
  | 'holds'
  | 'lots'
  | 'balances'
  | 'cost'
  | 'interest'
  | 'repos'
  | 'freezes'
  | 'house-accounts'
  | 'quiet-accounts'
  | 'closing-state'

export interface CheckLine {
  name: CheckName
  /** The number of compared figures. */
  compared: number
  /** The sum of the absolute differences, in whole units of what is compared. */
  difference: number
  findings: Finding[]
}

type Figure = number | bigint | string | null

export class Comparison {
  readonly #lines = new Map<CheckName, CheckLine>()

  constructor(names: readonly CheckName[]) {
    for (const name of names) this.#lines.set(name, { name, compared: 0, difference: 0, findings: [] })
  }

  get lines(): CheckLine[] {
    return [...this.#lines.values()]
  }

  line(name: CheckName): CheckLine {
    let line = this.#lines.get(name)
    if (line === undefined) this.#lines.set(name, (line = { name, compared: 0, difference: 0, findings: [] }))
    return line
  }

  compare(name: CheckName, subject: string, what: string, [stored, right]: readonly [Figure, Figure]): void {
    const line = this.line(name)
    line.compared++
    if (stored === right) return
    line.difference += sizeOf(stored, right)
    line.findings.push({ check: name, subject, what, stored: String(stored), right: String(right) })
  }

  /** Compares the same figures of two records. A record that one side lacks is reported once. */
  compareRecords<A extends object, B extends object>(
    name: CheckName,
    subject: string,
    [stored, right]: readonly [A | undefined, B | undefined],
    figures: readonly (keyof A & keyof B & string)[],
  ): void {
    if (stored === undefined || right === undefined)
      return this.compare(name, subject, 'there', [nothingOr(stored, figures), nothingOr(right, figures)])
    for (const what of figures)
      this.compare(name, subject, what, [stored[what] as Figure, right[what] as Figure])
  }
}

function nothingOr<R extends object>(record: R | undefined, figures: readonly (keyof R & string)[]): string {
  return record === undefined ? 'nothing' : figures.map(name => `${name} ${String(record[name])}`).join(', ')
}

function sizeOf(stored: Figure, right: Figure): number {
  const difference = Number(stored) - Number(right)
  return Number.isFinite(difference) ? Math.abs(difference) : 1
}
