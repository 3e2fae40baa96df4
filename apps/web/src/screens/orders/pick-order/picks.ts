/** C02: what of each ticked paper is sold or bought, and at what price. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'

export const HOWS = ['all', 'half', 'third', 'quantity'] as const
export type How = (typeof HOWS)[number]

export interface Pick {
  readonly how: How
  readonly quantity?: number
  /** As typed; empty: what the market says at the moment of the last look. */
  readonly price: string
}

export type Picks = ReadonlyMap<string, Pick>

/** A all, H half, T a third. */
export const HOW_KEYS: Readonly<Record<string, How>> = { a: 'all', h: 'half', t: 'third' }

export function instrumentOfRow(row: Row): string {
  return typeof row['instrument'] === 'string'
    ? row['instrument']
    : `${textOf(row['code'])}.${textOf(row['market'])}`
}

export function withPick(picks: Picks, key: string, change: Partial<Pick>): Picks {
  return new Map(picks).set(key, { ...(picks.get(key) ?? { how: 'all', price: '' }), ...change })
}

/** Ticked rows as C02 takes them. */
export function inputOfPicks(
  rows: readonly Row[],
  ticked: ReadonlySet<string>,
  picks: Picks,
  priceOf: (row: Row) => string,
): Record<string, unknown>[] {
  return rows
    .filter(row => ticked.has(instrumentOfRow(row)))
    .map(row => {
      const instrument = instrumentOfRow(row)
      const { how, quantity, price } = picks.get(instrument) ?? { how: 'all', price: '' }
      return {
        instrument,
        orderType: 'limit',
        price: price === '' ? priceOf(row) : price,
        how,
        ...(how === 'quantity' ? { quantity } : {}),
      }
    })
}
