/** An instrument as the day's security list of its market describes it. `Instrument` documents the fields. */
import type { Market } from '../../../base/market.ts'
import type { Currency, Price } from '../../../base/money.ts'
import { instrumentId, type Instrument } from '../../../rules/instrument.ts'
import type { Board } from '../../../words/board.ts'
import type { InstrumentKind } from '../../../words/instrument-kind.ts'
import { bool, date, defineTable, int4, optional, price, text } from '../define-table.ts'

export const instrument = defineTable({
  name: 'instrument',
  key: 'instrumentNo',
  owner: 'nobody',
  collection: 'instruments',
  alsoBy: { instrumentsById: instrumentId },
  counter: 'instrumentNo',
  columns: {
    instrumentNo: int4(),
    market: text<Market>(),
    code: text(),
    name: text(),
    pinyin: text(),
    kind: text<InstrumentKind>(),
    board: text<Board>(),
    currency: text<Currency>(),
    turnover: text<Instrument['turnover']>(),
    listedOn: date(),
    listingDay: int4(),
    isRiskWarning: bool(),
    isSuspended: bool(),
    isDelisted: bool(),
    previousClose: price(),
    upperLimit: optional<Price | undefined>(price()),
    lowerLimit: optional<Price | undefined>(price()),
    accruedInterest: optional<Price | undefined>(price()),
  },
  loaded: 'all',
})
