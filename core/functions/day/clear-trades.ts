/**
 * E11 成交清算 — splits what the day's trades left on the clearing accounts by kind: commission to income, taxes and fees to what is payable.
 * It works in chunks of clients that acted; a cleared trade keeps the number of its run, so a repeated chunk posts nothing. The last chunk
 * compares the firm's money and fees with the depository's, carries what is left to the dues (core/procedures/dues), and completes the step.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Trade } from '../../books/orders.ts'
import { assertWhole } from '../../books/past-orders.ts'
import { checkStep, STEP_REFUSALS, stepChange, stepOf } from '../../procedures/day/day-step.ts'
import { feeSums, splitFees } from '../../procedures/day/split-fees.ts'
import { undoable } from '../../procedures/day/undo.ts'
import { openTills } from '../../procedures/tills/till.ts'
import { roundFees } from '../../procedures/trades/fee-rounding.ts'
import { carryDues } from '../../procedures/dues/carry-dues.ts'
import { dueSums } from '../../procedures/dues/due-sums.ts'
import { noteDues } from '../../procedures/dues/note-dues.ts'
import { newDifferences } from '../../procedures/day/new-differences.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom, type FeeComparison } from '../../frame/gathered.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const clearTrades = defineFunction({
  code: 'E11',
  name: 'clear-trades',
  title: { zh: '成交清算', en: 'Clear trades' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['day-end', 'closing'],
  job: 'clear-trades',
  input: Type.Object({}),
  answer: Type.Object({
    trades: Count({ zh: '成交笔数', en: 'Trades' }),
    feeDifferences: Type.Optional(Count({ zh: '费用差异', en: 'Fee differences' })),
    firmDifferences: Type.Optional(Count({ zh: '法人清算差异', en: 'Differences of the firm' })),
  }),
  rejections: [...STEP_REFUSALS, 'firm_difference', 'discrepancies_open', 'tills_open'],
  keys: (_input, gathered) =>
    gathered?.from === 'acted-clients'
      ? gathered.clientNos.flatMap(clientNo => [`client:${clientNo}`, `whole:${clientNo}`])
      : [],

  decide(books, _input, meta) {
    const problem = checkStep(books, 'E11', meta)
    if (problem !== undefined) return problem
    const open = [...books.discrepancies.values()].filter(({ resolution }) => resolution === 'open')
    const firm = open.filter(({ kind }) => kind === 'money')
    if (firm.length > 0) return reject('firm_difference', undefined, { count: String(firm.length) })
    if (open.length > 0) return reject('discrepancies_open', undefined, { count: String(open.length) })
    const tills = openTills(books)
    if (tills.length > 0)
      return reject('tills_open', undefined, {
        tills: tills.map(({ tellerNo, currency }) => `${tellerNo} ${currency}`).join(', '),
      })
    if (meta.gathered?.from === 'fee-comparison') return compareFees(books, meta.gathered, meta)
    const { clientNos, cursor, isLast } = gatheredFrom(meta.gathered, 'acted-clients')
    const trades = clientNos.flatMap(clientNo => unclearedTrades(books, clientNo))
    const cleared = [
      ...splitFees(books, trades),
      ...trades.map(
        trade =>
          ({ kind: 'markTrade', tradeKey: trade.tradeKey, clearingRun: books.day.clearingRun }) as const,
      ),
    ]
    return accept({ trades: trades.length }, [
      ...beginClosing(books),
      ...undoable(books, cleared, { code: 'E11', clientNos }),
      stepChange(books, 'E11', {
        meta,
        progress: { isLast, count: trades.length, sums: feeSums(books, trades), cursor },
      }),
    ])
  },
})

/** The day's money has to be the depository's before fees, or every difference is listed and carried. */
function compareFees(books: Books, compared: FeeComparison, meta: Meta) {
  const { count = 0 } = stepOf(books, 'E11') ?? {}
  const firm = newDifferences(books, compared.firmDifferences)
  if (firm.length > 0)
    return accept({ trades: count, firmDifferences: firm.length }, [
      ...beginClosing(books),
      ...undoable(books, firm, { code: 'E11' }),
      stepChange(books, 'E11', { meta, progress: { isLast: false, count: 0 } }),
    ])
  const { differences, changes } = roundFees(books, compared)
  const sums = dueSums(books, compared)
  const cleared = [
    ...changes,
    ...carryDues(books, sums, differences),
    ...noteDues(books, sums, { ...compared, differences }),
  ]
  return accept({ trades: count, feeDifferences: differences.length }, [
    ...beginClosing(books),
    ...undoable(books, cleared, { code: 'E11' }),
    stepChange(books, 'E11', { meta, progress: { isLast: compared.isLast, count: 0 } }),
  ])
}

/** From here on until E13 only the steps of the day end post money and shares. */
function beginClosing({ day: { businessDate, phase } }: Books): Change[] {
  return phase === 'closing' ? [] : [{ kind: 'setDay', businessDate, phase: 'closing' }]
}

function unclearedTrades(books: Books, clientNo: number): Readonly<Trade>[] {
  const client = books.clients.get(clientNo)
  assertWhole(books, clientNo)
  return (
    [...(client?.trades ?? [])]
      .map(key => present(books.trades.get(key), 'trade'))
      .filter(trade => trade.tradeDate === books.day.businessDate && trade.clearingRun === 0)
      // In the order in which they were made, however they came into memory, so that accounts opened here get the same numbers.
      .sort((one, other) => one.tradeSeq - other.tradeSeq)
  )
}
