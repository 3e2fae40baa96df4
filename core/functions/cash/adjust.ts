/**
 * G04 红冲蓝补 — corrects a voucher of an earlier day. A red voucher takes it back whole, and a blue one enters what is right
 * (another amount, another account, or nothing); both name it. Interest becomes what it would have been from the value date on.
 *
 * It always needs approval. Today's vouchers are reversed (F10); trades, day-end postings and bank transfers are not adjusted.
 * The cash of an earlier day has been counted, and its differences are in suspense, so its correction is booked against
 * suspense.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { addDays, type BusinessDate } from '../../base/business-date.ts'
import { formatFen, type Fen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey, type CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { withdrawableCash } from '../../books/figures.ts'
import type { Voucher } from '../../books/tables/cash/voucher.ts'
import { correctInterest } from '../../procedures/cash/interest-days.ts'
import { tillOfAccount } from '../../procedures/tills/till.ts'
import { movedCash } from '../../procedures/people/moved.ts'
import { RecordNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { CashAccountNo, DateField, Money, PickedNo, Text } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import type { VoucherKind } from '../../words/voucher-kind.ts'

const COMES_IN: Partial<Record<VoucherKind, boolean>> = {
  deposit: true,
  'transfer-in': true,
  'remittance-in': true,
  'adjustment-in': true,
  withdrawal: false,
  'transfer-out': false,
  'remittance-out': false,
  'adjustment-out': false,
}

export const adjust = defineFunction({
  code: 'G04',
  name: 'adjust',
  title: { zh: '红冲蓝补', en: 'Adjust an earlier day' },
  module: 'counter-more',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    voucherNo: PickedNo({ zh: '原凭证号', en: 'Original voucher' }, 'voucher'),
    amount: Money({ zh: '正确金额（0为仅红冲）', en: 'Right amount (0: take back only)' }),
    cashAccountNo: Type.Optional(CashAccountNo),
    valueDate: Type.Optional(DateField({ zh: '起息日', en: 'Value date' })),
    reason: Text({ zh: '原因', en: 'Reason' }),
  }),
  answer: Type.Object({
    red: Type.Optional(RecordNo({ zh: '红字凭证号', en: 'Red voucher' })),
    blue: Type.Optional(RecordNo({ zh: '蓝字凭证号', en: 'Blue voucher' })),
    valueDate: DateField({ zh: '起息日', en: 'Value date' }),
  }),
  rejections: [
    'voucher_not_found',
    'voucher_is_of_today',
    'voucher_not_adjustable',
    'voucher_already_reversed',
    'cash_account_not_found',
    'cash_account_closed',
    'third_party_custody',
    'currency_differs',
    'adjustment_changes_nothing',
    'value_date_wrong',
    'not_withdrawable',
  ],
  keys: ({ voucherNo, cashAccountNo }) => [
    `voucher:${voucherNo}`,
    ...(cashAccountNo === undefined ? [] : [`cash:${cashAccountNo}`]),
  ],
  moves(input, books) {
    const { accountNo, amount } = books.vouchers.get(input.voucherNo) ?? { accountNo: 0, amount: 0 }
    return movedCash(books, accountNo, Math.max(amount, input.amount))
  },

  decide(books, input, meta) {
    const today = books.day.businessDate
    const voucher = books.vouchers.get(input.voucherNo)
    if (voucher === undefined) return reject('voucher_not_found', 'voucherNo')
    if (voucher.businessDate >= today) return reject('voucher_is_of_today', 'voucherNo')
    const comesIn = COMES_IN[voucher.kind]
    const wrong = books.cashAccounts.get(voucher.accountNo)
    if (comesIn === undefined || wrong === undefined) return reject('voucher_not_adjustable', 'voucherNo')
    if (voucher.reversedBy !== null) return reject('voucher_already_reversed', 'voucherNo')
    const right = books.cashAccounts.get(input.cashAccountNo ?? wrong.accountNo)
    if (right === undefined) return reject('cash_account_not_found', 'cashAccountNo')
    if (wrong.status === 'closed') return reject('cash_account_closed', 'voucherNo')
    if (right.status === 'closed') return reject('cash_account_closed', 'cashAccountNo')
    const isElsewhere = right !== wrong
    if (isElsewhere && right.custodyMode === 'third-party')
      return reject('third_party_custody', 'cashAccountNo')
    if (right.currency !== wrong.currency) return reject('currency_differs', 'cashAccountNo')
    if (!isElsewhere && input.amount === voucher.amount) return reject('adjustment_changes_nothing', 'amount')
    const valueDate = input.valueDate ?? voucher.businessDate
    if (valueDate >= today || valueDate < addDays(voucher.businessDate, -MOST_DAYS_BACK))
      return reject('value_date_wrong', 'valueDate')
    const parts: Part[] = [
      { account: wrong, by: comesIn ? -voucher.amount : voucher.amount, color: 'red' },
      { account: right, by: comesIn ? input.amount : -input.amount, color: 'blue' },
    ]
    for (const [account, by] of netOf(parts)) {
      const withdrawable = withdrawableCash(account, today)
      if (by < 0 && -by > withdrawable)
        return reject('not_withdrawable', 'amount', { withdrawable: formatFen(withdrawable) })
    }
    const booked = parts.filter(({ by }) => by !== 0)
    const numbers = booked.map(() => takeNumber(books, 'voucherNo'))
    const [red, blue] = numbers
    const vouchers = { ...(red === undefined ? {} : { red }), ...(blue === undefined ? {} : { blue }) }
    return accept({ ...vouchers, valueDate }, [
      ...booked.flatMap((part, index) =>
        bookPart(books, part, {
          original: voucher,
          voucherNo: numbers[index] ?? 0,
          valueDate,
          reason: input.reason,
          tellerNo: tellerOf(meta),
        }),
      ),
      { kind: 'update', table: 'voucher', row: { ...voucher, reversedBy: red ?? null } },
      ...netOf(parts).flatMap(([account, by]) => correctInterest(books, account, { amount: by, valueDate })),
    ])
  },
})

/** Days. Nobody dates money far before the voucher that moved it. */
const MOST_DAYS_BACK = 366

interface Part {
  account: Readonly<CashAccount>
  /** Above zero when the client receives it, in minor units. */
  by: Fen
  color: 'red' | 'blue'
}

function netOf(parts: readonly Part[]): [Readonly<CashAccount>, Fen][] {
  const net = new Map<Readonly<CashAccount>, Fen>()
  for (const { account, by } of parts) net.set(account, (net.get(account) ?? 0) + by)
  return [...net]
}

interface Booking {
  original: Readonly<Voucher>
  voucherNo: number
  valueDate: BusinessDate
  reason: string
  tellerNo: number
}

function bookPart(books: Books, { account, by, color }: Part, booking: Booking): Change[] {
  const { original, voucherNo, valueDate, reason, tellerNo } = booking
  const { businessDate } = books.day
  const asset = CURRENCY_ASSET[account.currency]
  const counterAccount =
    tillOfAccount(original.counterAccount) === undefined
      ? original.counterAccount
      : houseKey(account.branchNo, 'suspense', asset, '')
  const [client, house] = [{ cashAccount: account.accountNo }, { house: counterAccount }]
  return [
    {
      kind: 'post',
      entry: 'adjustment',
      asset,
      amount: Math.abs(by),
      debit: by > 0 ? house : client,
      credit: by > 0 ? client : house,
      tradeDate: businessDate,
      voucherNo,
    },
    {
      kind: 'insert',
      table: 'voucher',
      row: {
        voucherNo,
        businessDate,
        kind: by > 0 ? 'adjustment-in' : 'adjustment-out',
        clientNo: account.clientNo,
        accountNo: account.accountNo,
        asset,
        amount: Math.abs(by),
        tellerNo,
        summary: reason,
        counterAccount,
        reverses: color === 'red' ? original.voucherNo : null,
        reversedBy: null,
        corrects: original.voucherNo,
        valueDate,
      },
    },
  ]
}
