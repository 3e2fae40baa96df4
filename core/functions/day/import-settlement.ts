/**
 * E02 成交结算转换 — takes the depository's files of a market: custody (its answers to our requests, shares from other brokers),
 * which is booked; holdings and money, with which the reconciliation compares; what it has moved, which E12 books. Corrected files take their place until clearing
 * begins (`replace`, with a second person); an answer on custody that is booked stays booked.
 */
import { Type } from 'typebox'
import { addSum, type CurrencySums } from '../../books/day.ts'
import { answerCustody } from '../../procedures/custody/answer-custody.ts'
import {
  checkStep,
  isStepStarted,
  rowsToTake,
  STEP_REFUSALS,
  stepChange,
  stepOf,
} from '../../procedures/day/day-step.ts'
import { storedHolding, storedMoney, storedMovement } from '../../procedures/day/file-rows.ts'
import { keepDocuments } from '../../procedures/documents/keep-documents.ts'
import { listRows } from '../../procedures/day/listed-rows.ts'
import { isAnother, storeRows } from '../../procedures/day/replace-file.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { MarketField, ReplaceField } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept, reject, type Part } from '../../frame/rejection.ts'

export const importSettlement = defineFunction({
  code: 'E02',
  name: 'import-settlement',
  title: { zh: '成交结算转换', en: 'Import settlement' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['day-end', 'closing'],
  job: 'import-settlement',
  input: Type.Object({ market: MarketField, replace: Type.Optional(ReplaceField) }),
  approvalWhen: ({ replace }) => replace === true,
  answer: Type.Object({ market: MarketField, holdings: Count({ zh: '持仓笔数', en: 'Holdings' }) }),
  rejections: [
    'file_of_other_market',
    'file_of_other_date',
    'day_already_cleared',
    ...STEP_REFUSALS,
    'other_file_half_taken',
  ],
  keys: (_input, gathered) =>
    gathered?.from === 'settlement-files'
      ? gathered.custody.map(row => `account:${row.securitiesAccount}.${gathered.market}`)
      : [],

  decide(books, { market, replace = false }, meta) {
    const file = gatheredFrom(meta.gathered, 'settlement-files')
    if (file.market !== market) return reject('file_of_other_market', 'market')
    const { tradeDate } = file
    if (tradeDate !== books.day.businessDate)
      return reject('file_of_other_date', 'market', { date: tradeDate })
    const code = `E02-${market}`
    const known = stepOf(books, code)
    if (known?.status === 'done' && known.detail === file.checksum)
      return accept({ market, holdings: known.count }, [])
    const isAnew = replace && isAnother(known, file.checksum)
    if (isAnew && isStepStarted(books, 'E11')) return reject('day_already_cleared', 'replace')
    const problem = isAnew ? undefined : checkStep(books, code, meta)
    if (problem !== undefined) return problem
    const step = isAnew ? undefined : known
    const part = rowsToTake(step, file, [...file.custody, ...file.holdings])
    if ('code' in part) return part
    const custody = part.rows.filter(row => 'answerNo' in row)
    const rows = part.rows.filter(row => 'bought' in row)
    const holdings = rows.map(row => storedHolding(file, row))
    // The money lines and what was moved came with the first chunk.
    const isFirst = step === undefined
    const money = (isFirst ? file.money : []).map(row => storedMoney(file, row))
    const movements = (isFirst ? file.movements : []).map(row => storedMovement(file, row))
    const done = stepChange(books, code, {
      meta,
      progress: {
        isAnew,
        isLast: file.isLast,
        count: part.rows.length,
        sums: money.reduce<CurrencySums>((sums, row) => addSum(sums, row.currency, row.sells - row.buys), {}),
        cursor: part.cursor,
        detail: file.checksum,
      },
    })
    const { former = { holdings: [], money: [], movements: [] } } = file
    // Each answer sees what the one before has changed.
    const answers = custody.map(
      (row): Part =>
        after =>
          answerCustody(after, { ...row, market }, meta),
    )
    return accept(
      { market, holdings: (step?.count ?? 0) + part.rows.length },
      [],
      [
        ...answers,
        after => [
          ...storeRows('depository_holding', { market, rows: holdings, former: former.holdings, meta }),
          ...storeRows('depository_money', { market, rows: money, former: former.money, meta }),
          ...storeRows('depository_movement', { market, rows: movements, former: former.movements, meta }),
          ...listRows(books, { step: `E02-${market}`, listed: file.listed, isAnew }),
          ...keepDocuments(after, file.documents, { step: code, isPersonal: true, meta }),
          done,
        ],
      ],
    )
  },
})
