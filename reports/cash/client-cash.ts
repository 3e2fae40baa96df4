/**
 * Q02 查个人资金信息 — a client's money now: the three figures, and what makes them up (lots, holds of orders, freezes).
 *
 * The figures come from core's own functions over the committed rows, for the date that an order entered now would have. So a
 * screen never differs from the engine.
 */
import { Type } from 'typebox'
import type { CashAccount } from '@guitai/core/books/accounts.ts'
import { cashBalance } from '@guitai/core/books/changes/post.ts'
import { cashFigures } from '@guitai/core/books/figures.ts'
import { conditions } from '../frame/conditions.ts'
import type { Database } from '../frame/database.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { cashLotsOf } from './cash-lots.ts'
import { figuresDate } from '../frame/figures-date.ts'
import { addClient, NAMED_CLIENT } from '../frame/filters.ts'
import { formatMoneyIn } from '../frame/format-money-in.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { CASH_ACCOUNT_STATUS_WORDS } from '@guitai/core/words/client-status.ts'
import { CUSTODY_MODE_WORDS } from '@guitai/core/words/custody-mode.ts'

const ACCOUNTS = `select a.account_no as "accountNo", a.client_no as "clientNo", a.branch_no as "branchNo", a.currency, a.status,
  a.custody_mode as "custodyMode", a.settled, a.on_hold as "onHold", a.on_transfer_hold as "onTransferHold", a.frozen, a.uncleared,
  a.uncleared_on as "unclearedOn", a.accrued_to as "accruedTo", c.name
from current.cash_account a join current.client c on c.client_no = a.client_no`

/** At most this many holds of a client are listed. The sum of the others is what remains of each account's own figure. */
const MOST_HOLDS = 100

/**
 * The client number is the only constant, so the planner knows how much the client has and reads the index of the client's
 * orders no further.
 */
const HOLDS = `select o.cash_account_no as "accountNo", o.order_id as "orderId", o.trade_date as "tradeDate", i.code, i.name, o.side,
  o.quantity - o.filled_quantity - o.canceled_quantity as "openQuantity", o.hold_cash as amount
from current.orders o left join current.instrument i on i.instrument_no = o.instrument_no
where o.client_no = $1 and o.hold_cash > 0 order by o.order_id limit ${MOST_HOLDS}`

const FREEZES = `select account_no as "accountNo", freeze_no as "freezeNo", term, ordered, effective, authority, document, summary,
  placed_on as "placedOn", expires_on as "expiresOn"
from current.freeze where client_no = any($1::int8[]) and object = 'cash' and status = 'in-force' order by freeze_no`

type AccountRow = Omit<CashAccount, 'unsettled' | keyof typeof NO_INTEREST> & Row
/** Fields that these figures do not need. */
const NO_INTEREST = { accumulator: 0n, penaltyAccumulator: 0n, dueAccumulator: 0n, duePenaltyAccumulator: 0n }

type Part = { accountNo: number } & Row
type Hold = { amount: number } & Part

async function partsOf(database: Database, accounts: readonly AccountRow[]) {
  const clientNos = [...new Set(accounts.map(account => account.clientNo))]
  const holds: Hold[] = []
  for (const clientNo of clientNos) holds.push(...(await database.query<Hold>(HOLDS, [clientNo])))
  const freezes = await database.query<Part>(FREEZES, [clientNos])
  return {
    lots: await cashLotsOf(database, accounts),
    holds: Map.groupBy(holds, hold => hold.accountNo),
    freezes: Map.groupBy(freezes, freeze => freeze.accountNo),
  }
}

export const clientCash = defineReport({
  code: 'Q02',
  name: 'client-cash',
  title: { zh: '查个人资金信息', en: 'Client cash' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...NAMED_CLIENT, ...PAGE }, { additionalProperties: false }),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'accountNo', title: { zh: '资金账户', en: 'Cash account' }, type: 'no' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: CASH_ACCOUNT_STATUS_WORDS },
    {
      name: 'custodyMode',
      title: { zh: '存管方式', en: 'Custody mode' },
      type: 'enum',
      labels: CUSTODY_MODE_WORDS,
    },
    { name: 'balance', title: { zh: '资金余额', en: 'Balance' }, type: 'money' },
    { name: 'settled', title: { zh: '已交收', en: 'Settled' }, type: 'money' },
    { name: 'unsettledProceeds', title: { zh: '在途卖出款', en: 'Unsettled proceeds' }, type: 'money' },
    { name: 'unsettledPurchases', title: { zh: '在途买入款', en: 'Unsettled purchases' }, type: 'money' },
    { name: 'onHold', title: { zh: '委托冻结', en: 'On hold' }, type: 'money' },
    { name: 'frozen', title: { zh: '冻结', en: 'Frozen' }, type: 'money' },
    { name: 'uncleared', title: { zh: '未达', en: 'Uncleared' }, type: 'money' },
    { name: 'available', title: { zh: '可用', en: 'Available' }, type: 'money' },
    { name: 'withdrawable', title: { zh: '可取', en: 'Withdrawable' }, type: 'money' },
    { name: 'lots', title: { zh: '在途明细', en: 'Unsettled lots' }, type: 'json', isDetail: true },
    { name: 'holds', title: { zh: '委托冻结明细', en: 'Holds' }, type: 'json', isDetail: true },
    {
      name: 'otherHolds',
      title: { zh: '未列委托冻结', en: 'Holds not listed' },
      type: 'money',
      isDetail: true,
    },
    { name: 'freezes', title: { zh: '冻结明细', en: 'Freezes' }, type: 'json', isDetail: true },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'a.client_no', input.client, context)
    const key = [{ sql: 'a.account_no', type: 'int8', field: 'accountNo' }] as const
    const page = await readPage(database, input, {
      select: ACCOUNTS,
      conditions: filter,
      key,
      direction: 'asc',
    })
    const accounts = page.rows as AccountRow[]
    const [date, parts] = [await figuresDate(database), await partsOf(database, accounts)]
    const rows = accounts.map(row => {
      const unsettled = parts.lots.get(row.accountNo) ?? []
      const account: CashAccount = { ...row, unsettled, ...NO_INTEREST }
      const holds = parts.holds.get(row.accountNo) ?? []
      return {
        ...row,
        ...cashFigures(account, date),
        balance: cashBalance(account),
        lots: formatMoneyIn(unsettled, ['purchases', 'proceeds', 'settledPurchases', 'settledProceeds']),
        holds: formatMoneyIn(holds, ['amount']),
        otherHolds: holds.reduce((left, { amount }) => left - amount, row.onHold),
        freezes: formatMoneyIn(parts.freezes.get(row.accountNo) ?? [], ['ordered', 'effective']),
      }
    })
    return { ...page, rows }
  },
})
