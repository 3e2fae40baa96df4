/**
 * E01 成交数据转换 — takes the depository's trade file of a market. The whole file was verified before its first row came here; the
 * same file again changes nothing. The first import begins the day end, once the exchange has said that its stream is complete.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import { addSum, type CurrencySums } from '../../books/day.ts'
import type { DepositoryTrade } from '../../books/tables/day/depository-trade.ts'
import { tradeKey } from '../../books/orders.ts'
import { checkStep, rowsToTake, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day/day-step.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { MarketField } from '../../frame/fields.ts'
import { gatheredFrom, type Gathered } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const importFills = defineFunction({
  code: 'E01',
  name: 'import-fills',
  title: { zh: '成交数据转换', en: 'Import fills' },
  module: 'day-end',
  kind: 'batch',
  isOfFirm: true,
  phases: ['open', 'day-end'],
  job: 'import-fills',
  input: Type.Object({ market: MarketField }),
  answer: Type.Object({ market: MarketField, trades: Count({ zh: '成交笔数', en: 'Trades' }) }),
  rejections: [
    'file_of_other_market',
    'file_of_other_date',
    'stream_not_complete',
    ...STEP_REFUSALS,
    'other_file_half_taken',
  ],
  keys: () => [],

  decide(books, { market }, meta) {
    const file = gatheredFrom(meta.gathered, 'trades-file')
    if (file.market !== market) return reject('file_of_other_market', 'market')
    if (file.tradeDate !== books.day.businessDate)
      return reject('file_of_other_date', 'market', { date: file.tradeDate })
    if (books.markets.get(market)?.streamComplete !== true)
      return reject('stream_not_complete', 'market', { market })
    const code = `E01-${market}`
    const step = stepOf(books, code)
    if (step?.status === 'done' && step.detail === file.checksum)
      return accept({ market, trades: step.count }, [])
    const problem = checkStep(books, code, meta)
    if (problem !== undefined) return problem
    const part = rowsToTake(step, file, file.rows)
    if ('code' in part) return part
    const rows = part.rows.map(row => tradeRow(file, row))
    return accept({ market, trades: (step?.count ?? 0) + rows.length }, [
      ...(books.day.phase === 'open'
        ? [{ kind: 'setDay', businessDate: books.day.businessDate, phase: 'day-end' } as const]
        : []),
      { kind: 'storeFile', table: 'depository_trade', rows },
      stepChange(books, code, {
        meta,
        progress: {
          isLast: file.isLast,
          count: rows.length,
          sums: turnoverOf(books, rows),
          cursor: part.cursor,
          detail: file.checksum,
        },
      }),
    ])
  },
})

/** A security without a code in the list has no currency that we know. */
function turnoverOf(books: Books, rows: readonly DepositoryTrade[]): CurrencySums {
  return rows.reduce<CurrencySums>((sums, { code, market, amount }) => {
    const currency = books.instrumentsById.get(`${code}.${market}`)?.currency
    return currency === undefined ? sums : addSum(sums, currency, amount)
  }, {})
}

type TradesFile = Extract<Gathered, { from: 'trades-file' }>

function tradeRow({ market, tradeDate }: TradesFile, row: TradesFile['rows'][number]): DepositoryTrade {
  const tradeNo = String(row.tradeNo)
  return {
    tradeKey: tradeKey(tradeDate, market, '', tradeNo, row.side),
    tradeDate,
    market,
    tradeNo,
    clOrdId: row.clOrdId,
    securitiesAccountId: `${row.securitiesAccount}.${market}`,
    tradingUnit: row.tradingUnit,
    code: row.code,
    side: row.side,
    price: row.price,
    quantity: row.quantity,
    amount: row.amount,
  }
}
