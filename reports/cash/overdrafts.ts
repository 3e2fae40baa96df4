/**
 * R04 客户透支 — cash accounts whose available money is below zero, which only facts can cause (a late fill, a correction, a repo
 * that matures): what is owed, and the penalty interest not paid yet, up to the day before. The figures are for the date that
 * an order entered now would have, because an evening order uses what is usable on its own trade date.
 */
import { Type } from 'typebox'
import { addDays } from '@guitai/core/base/business-date.ts'
import type { Currency } from '@guitai/core/base/money.ts'
import { interestBalances } from '@guitai/core/books/figures.ts'
import { bringForward, interestUpTo } from '@guitai/core/rules/interest.ts'
import { CurrencyField } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { cashLotsOf } from './cash-lots.ts'
import { figuresDate } from '../frame/figures-date.ts'
import { addClient, CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { parametersInForce } from '../frame/parameters-in-force.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'

/**
 * The same as core's `availableCash`, in SQL, so that a page can be filled; a test compares the two. `date` is a placeholder.
 */
const select = (date: string): string => `select * from (
  select a.account_no as "accountNo", a.client_no as "clientNo", c.name, a.branch_no as "branchNo", a.currency, a.settled,
    a.on_hold + a.on_transfer_hold as "onHold", a.frozen, a.accrued_to as "accruedTo",
    a.accumulator::text as accumulator, a.penalty_accumulator::text as "penaltyAccumulator",
    a.due_accumulator::text as "dueAccumulator", a.due_penalty_accumulator::text as "duePenaltyAccumulator",
    a.settled - a.on_hold - a.on_transfer_hold - a.frozen + coalesce(l.free, 0) as available
  from current.cash_account a join current.client c using (client_no)
  left join (
    select account_no, sum(settled_purchases - settled_proceeds - purchases
      + case when usable_from <= ${date} or (withdrawable_from <= ${date} and settlement_date <= ${date}) then proceeds else 0 end)::int8 as free
    from current.unsettled_cash group by account_no
  ) l using (account_no)
) o`

interface Owing extends Row {
  accountNo: number
  currency: Currency
  settled: number
  available: number
  accruedTo: string
  accumulator: string
  penaltyAccumulator: string
  dueAccumulator: string
  duePenaltyAccumulator: string
}

export const overdrafts = defineReport({
  code: 'R04',
  name: 'overdrafts',
  title: { zh: '客户透支', en: 'Overdrafts' },
  module: 'reports',
  kind: 'report',
  about: 'clients',
  input: Type.Object(
    { ...CLIENT, currency: Type.Optional(CurrencyField), ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'accountNo', title: { zh: '资金账户', en: 'Cash account' }, type: 'no' },
    { name: 'branchNo', title: { zh: '营业部', en: 'Branch' }, type: 'no' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'owed', title: { zh: '透支金额', en: 'Owed' }, type: 'money' },
    { name: 'settled', title: { zh: '已交收', en: 'Settled' }, type: 'money' },
    { name: 'onHold', title: { zh: '委托冻结', en: 'On hold' }, type: 'money' },
    { name: 'frozen', title: { zh: '冻结', en: 'Frozen' }, type: 'money' },
    { name: 'penalty', title: { zh: '应计罚息', en: 'Penalty interest' }, type: 'money' },
  ],
  async run(database, input, context) {
    const date = await figuresDate(database)
    const filter = conditions()
    filter.add('o.available < ?', 0)
    filter.add('o.currency = ?', input.currency)
    addClient(filter, 'o."clientNo"', input.client, context)
    const key = [{ sql: 'o."accountNo"', type: 'int8', field: 'accountNo' }] as const
    const page = await readPage(database, input, {
      select: select(`${filter.place(date)}::date`),
      conditions: filter,
      key,
      direction: 'asc',
    })
    const owing = page.rows as Owing[]
    const [parameters, lots] = [await parametersInForce(database), await cashLotsOf(database, owing)]
    const rows = owing.map(row => {
      const { accumulator, penaltyAccumulator, dueAccumulator, duePenaltyAccumulator, accruedTo, ...shown } =
        row
      const accrual = {
        currency: row.currency,
        accruedTo,
        accumulator: BigInt(accumulator),
        penaltyAccumulator: BigInt(penaltyAccumulator),
        dueAccumulator: BigInt(dueAccumulator),
        duePenaltyAccumulator: BigInt(duePenaltyAccumulator),
      }
      const unsettled = lots.get(row.accountNo) ?? []
      bringForward(parameters, accrual, interestBalances({ ...row, unsettled }), addDays(date, -1))
      const { penalty } = interestUpTo(parameters, accrual, accrual.accruedTo)
      return { ...shown, owed: -row.available, penalty }
    })
    return { ...page, rows }
  },
})
