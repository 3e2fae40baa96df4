/** E02 成交结算转换 — takes the depository's holdings and money files of a market; the reconciliation compares with them. */
import { Type } from 'typebox'
import { checkStep, rowsToTake, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day-step.ts'
import { defineFunction } from '../define-function.ts'
import { MarketField } from '../fields.ts'
import { gatheredFrom } from '../gathered.ts'
import { accept, reject } from '../rejection.ts'

export const importSettlement = defineFunction({
  code: 'E02',
  name: 'import-settlement',
  title: { zh: '成交结算转换', en: 'Import settlement' },
  module: 'day-end',
  kind: 'batch',
  phases: ['day-end'],
  gathers: 'settlement-files',
  input: Type.Object({ market: MarketField }),
  rejections: ['file_of_other_market', 'file_of_other_date', ...STEP_REFUSALS, 'file_wrong'],
  keys: () => [],

  decide(books, { market }, meta) {
    const file = gatheredFrom(meta.gathered, 'settlement-files')
    if (file.market !== market) return reject('file_of_other_market', 'market')
    const { tradeDate } = file
    if (tradeDate !== books.day.businessDate)
      return reject('file_of_other_date', 'market', { date: tradeDate })
    const code = `E02-${market}` as const
    const step = stepOf(books, code)
    if (step?.status === 'done' && step.detail === file.checksum)
      return accept({ market, holdings: step.count }, [])
    const problem = checkStep(books, code)
    if (problem !== undefined) return problem
    const part = rowsToTake(step, file, file.holdings)
    if ('code' in part) return part
    const holdings = part.rows.map(row => ({
      tradeDate,
      market,
      securitiesAccountId: `${row.securitiesAccount}.${market}`,
      tradingUnit: row.tradingUnit,
      code: row.code,
      shareNature: row.shareNature === 'restricted' ? 'restricted' : '',
      quantity: row.quantity,
      bought: row.bought,
      sold: row.sold,
    }))
    // The money lines came with the first chunk.
    const money = (step === undefined ? file.money : []).map(
      ({ tradingUnit, currency, buys, sells, repoBack, repoRepaid }) => ({
        tradeDate,
        market,
        tradingUnit,
        currency,
        buys,
        sells,
        repoBack,
        repoRepaid,
      }),
    )
    return accept({ market, holdings: (step?.count ?? 0) + holdings.length }, [
      { kind: 'storeFile', table: 'depository_holding', rows: holdings },
      { kind: 'storeFile', table: 'depository_money', rows: money },
      stepChange(books, code, meta, {
        isLast: file.isLast,
        count: holdings.length,
        sum: money.reduce((total, row) => total + row.sells - row.buys, 0),
        cursor: part.cursor,
        detail: file.checksum,
      }),
    ])
  },
})
