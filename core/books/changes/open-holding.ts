/** openHolding — an empty holding; its key is account, instrument, custodian trading unit and share nature. */
import { assert, present } from '../../base/assert.ts'
import { holdingKey, type Holding } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { numberUsed } from '../counters.ts'
import { inserted } from '../dirty.ts'

export interface OpenHolding {
  kind: 'openHolding'
  holdingNo: number
  securitiesAccountId: string
  instrumentNo: number
  tradingUnit: string
  shareNature: string
}

export function applyOpenHolding(books: MutableBooks, change: OpenHolding): void {
  const account = present(books.securitiesAccounts.get(change.securitiesAccountId), 'securities account')
  const key = holdingKey(
    change.securitiesAccountId,
    change.instrumentNo,
    change.tradingUnit,
    change.shareNature,
  )
  assert(!books.holdingsByKey.has(key), 'one holding per key')
  const holding: Holding = {
    holdingNo: change.holdingNo,
    clientNo: account.clientNo,
    securitiesAccountId: change.securitiesAccountId,
    instrumentNo: change.instrumentNo,
    tradingUnit: change.tradingUnit,
    shareNature: change.shareNature,
    settled: 0,
    onHold: 0,
    frozen: 0,
    restricted: 0,
    cost: 0,
    unsettled: [],
  }
  numberUsed(books, 'holdingNo', change.holdingNo)
  books.holdings.set(holding.holdingNo, holding)
  books.holdingsByKey.set(key, holding)
  present(books.clients.get(account.clientNo), 'client').holdings.push(holding)
  inserted(books.dirty, 'holding', holding)
}
