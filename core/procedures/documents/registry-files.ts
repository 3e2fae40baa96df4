/** When the files of a day may be made for a trading unit (X05), and which of them there are already. */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Market } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import type { RegistryFile } from '../../books/tables/documents/registry-file.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { REGISTRY_FILE_WORDS } from '../../words/registry-file.ts'
import { valuesOf } from '../../words/words.ts'
import { stepOf } from '../day/day-step.ts'

export interface UnitDay {
  market: Market
  tradingUnit: string
  date: BusinessDate
}

/** A trade of the unit's day. Quantity in shares, amount in fen or the like of its currency, price in 1/10000. */
export interface UnitTrade {
  account: string
  tradeNo: string
  code: string
  side: 'buy' | 'sell'
  price: number
  quantity: number
  amount: number
  clOrdId: string
  /** hhmmss in Shanghai; empty where there is no order. */
  enteredAt: string
  tradedAt: string
}

/** What an account holds at the unit after the day, in shares. */
export interface UnitHolding {
  account: string
  code: string
  shareNature: '' | 'pledged'
  quantity: number
}

export const REGISTRY_REFUSALS = [
  'unit_not_of_market',
  'registry_files_not_made',
  'day_not_matched',
  'step_out_of_order',
] as const

type Key = Pick<RegistryFile, 'tradeDate' | 'tradingUnit' | 'kind'>
export const registryFileKey = ({ tradeDate, tradingUnit, kind }: Key): string =>
  `${tradeDate}/${tradingUnit}/${kind}`

/** The files are made once trades are matched and settled. Of an earlier day there is only what was made then. */
export function refuseRegistryFiles(
  books: Books,
  asked: UnitDay,
): Rejection<(typeof REGISTRY_REFUSALS)[number]> | undefined {
  const { market, tradingUnit, date } = asked
  if (books.tradingUnits.get(tradingUnit)?.market !== market)
    return reject('unit_not_of_market', 'tradingUnit', { unit: tradingUnit })
  if (date !== books.day.businessDate)
    return madeFiles(books, asked).length > 0
      ? undefined
      : reject('registry_files_not_made', 'date', { date })
  if (stepOf(books, 'E03')?.status !== 'done') return reject('day_not_matched', 'date', { date })
  return stepOf(books, 'E12')?.status === 'done'
    ? undefined
    : reject('step_out_of_order', undefined, { step: 'E12' })
}

export function madeFiles(
  books: Pick<Books, 'registryFiles'>,
  { tradingUnit, date: tradeDate }: Pick<UnitDay, 'tradingUnit' | 'date'>,
): readonly Readonly<RegistryFile>[] {
  return valuesOf(REGISTRY_FILE_WORDS).flatMap(
    kind => books.registryFiles.get(registryFileKey({ tradeDate, tradingUnit, kind })) ?? [],
  )
}
