/**
 * E01 成交数据转换 — takes the depository's trade file of a market. The whole file was verified before its first row came here; the
 * same file again changes nothing, and rows that nobody could read are listed. A corrected file takes its place until clearing begins
 * (`replace`, with a second person); matching is then done again. The first import begins the day end.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import { addSum, type CurrencySums } from '../../books/day.ts'
import type { DepositoryTrade } from '../../books/tables/day/depository-trade.ts'
import { checkStep, rowsToTake, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day/day-step.ts'
import { storedTrade } from '../../procedures/day/file-rows.ts'
import { keepDocuments } from '../../procedures/documents/keep-documents.ts'
import { listRows } from '../../procedures/day/listed-rows.ts'
import {
  isAnother,
  matchAgain,
  refuseReplacing,
  REPLACE_REFUSALS,
  storeRows,
} from '../../procedures/day/replace-file.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { MarketField, ReplaceField } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const importFills = defineFunction({
  code: 'E01',
  name: 'import-fills',
  title: { zh: '成交数据转换', en: 'Import fills' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['open', 'day-end', 'closing'],
  job: 'import-fills',
  input: Type.Object({ market: MarketField, replace: Type.Optional(ReplaceField) }),
  approvalWhen: ({ replace }) => replace === true,
  answer: Type.Object({ market: MarketField, trades: Count({ zh: '成交笔数', en: 'Trades' }) }),
  rejections: [
    'file_of_other_market',
    'file_of_other_date',
    ...REPLACE_REFUSALS,
    ...STEP_REFUSALS,
    'other_file_half_taken',
  ],
  keys: () => [],

  decide(books, { market, replace = false }, meta) {
    const file = gatheredFrom(meta.gathered, 'trades-file')
    if (file.market !== market) return reject('file_of_other_market', 'market')
    if (file.tradeDate !== books.day.businessDate)
      return reject('file_of_other_date', 'market', { date: file.tradeDate })
    const code = `E01-${market}`
    const known = stepOf(books, code)
    if (known?.status === 'done' && known.detail === file.checksum)
      return accept({ market, trades: known.count }, [])
    const isAnew = replace && isAnother(known, file.checksum)
    const problem = isAnew ? refuseReplacing(books, market) : checkStep(books, code, meta)
    if (problem !== undefined) return problem
    const step = isAnew ? undefined : known
    const part = rowsToTake(step, file, file.rows)
    if ('code' in part) return part
    const rows = part.rows.map(row => storedTrade(file, row))
    const { former = [] } = file
    return accept({ market, trades: (step?.count ?? 0) + rows.length }, [
      ...(books.day.phase === 'open'
        ? [{ kind: 'setDay', businessDate: books.day.businessDate, phase: 'day-end' } as const]
        : []),
      ...storeRows('depository_trade', { market, rows, former, meta }),
      ...(isAnew ? matchAgain(books) : []),
      ...listRows(books, { step: `E01-${market}`, listed: file.listed, isAnew }),
      ...keepDocuments(books, file.documents, { step: code, isPersonal: true, meta }),
      stepChange(books, code, {
        meta,
        progress: {
          isAnew,
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
