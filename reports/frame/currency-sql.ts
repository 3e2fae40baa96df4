/** The currencies of the ledger's assets, in SQL; null for an instrument. */
import { CURRENCY_ASSET } from '@guitai/core/books/accounts.ts'

const PAIRS = Object.entries(CURRENCY_ASSET)

export function currencySql(asset: string): string {
  return `case ${asset} ${PAIRS.map(([currency, number]) => `when ${number} then '${currency}'`).join(' ')} end`
}

export function assetSql(currency: string): string {
  return `case ${currency} ${PAIRS.map(([name, number]) => `when '${name}' then ${number}`).join(' ')} end`
}
