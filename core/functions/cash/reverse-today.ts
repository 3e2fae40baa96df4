/**
 * F10 当日冲销 — reverses one voucher of the same day, whole and once, with counter-entries that refer to it.
 *
 * It reverses vouchers of 存取, of securities in and out, and of adjustments. It is refused when the client no longer has the
 * money or the shares, or is closed, because what F08 paid out stays paid.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { formatFen, mulDiv } from '../../base/money.ts'
import type { CashAccount, Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { shareBalance, type Leg } from '../../books/changes/post.ts'
import { freezableCash } from '../../books/figures.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import type { Voucher } from '../../books/tables/cash/voucher.ts'
import { correctInterest } from '../../procedures/cash/interest-days.ts'
import {
  openTill,
  refuseClosedTill,
  refuseShortTill,
  TILL_REFUSALS,
  tillOfAccount,
  type TillOf,
} from '../../procedures/tills/till.ts'
import { dropProvisional } from '../../procedures/custody/request-custody.ts'
import { movedCash, movedFrom } from '../../procedures/people/moved.ts'
import { settingOf } from '../../rules/settings.ts'
import { VoucherNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { PickedNo } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import type { VoucherKind } from '../../words/voucher-kind.ts'

const INCOMING: ReadonlySet<VoucherKind> = new Set([
  'deposit',
  'transfer-in',
  'remittance-in',
  'securities-in',
  'adjustment-in',
])
/**
 * Vouchers of F09, C13, C14 and G04. Cash moved between tills is moved back by G05; a count, a settlement and a court's act
 * stay.
 */
const REVERSIBLE: ReadonlySet<VoucherKind> = new Set([
  ...INCOMING,
  'withdrawal',
  'transfer-out',
  'remittance-out',
  'securities-out',
  'adjustment-out',
])
const CAME_OVER_BANK: ReadonlySet<VoucherKind> = new Set(['transfer-in', 'remittance-in'])

export const reverseToday = defineFunction({
  code: 'F10',
  name: 'reverse-today',
  title: { zh: '当日冲销', en: "Reverse today's voucher" },
  module: 'funds',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    voucherNo: PickedNo({ zh: '凭证号', en: 'Voucher number' }, 'voucher'),
  }),
  answer: Type.Object({ voucherNo: VoucherNo }),
  rejections: [
    'voucher_not_found',
    'voucher_not_today',
    'voucher_not_reversible',
    'voucher_already_reversed',
    'client_not_normal',
    'not_withdrawable',
    'insufficient_shares',
    ...TILL_REFUSALS,
  ],
  keys: input => [`voucher:${input.voucherNo}`],
  moves({ voucherNo }, books) {
    const { accountNo, amount } = books.vouchers.get(voucherNo) ?? { accountNo: 0, amount: 0 }
    const holding = books.holdings.get(accountNo)
    return holding === undefined ? movedCash(books, accountNo, amount) : movedFrom(books, holding, amount)
  },

  decide(books, input, meta) {
    const voucher = books.vouchers.get(input.voucherNo)
    if (voucher === undefined) return reject('voucher_not_found', 'voucherNo')
    if (voucher.businessDate !== books.day.businessDate) return reject('voucher_not_today', 'voucherNo')
    if (!REVERSIBLE.has(voucher.kind)) return reject('voucher_not_reversible', 'voucherNo')
    if (voucher.reversedBy !== null) return reject('voucher_already_reversed', 'voucherNo')
    if (books.clients.get(voucher.clientNo)?.status === 'closed')
      return reject('client_not_normal', 'voucherNo', { status: 'closed' })
    const cash = books.cashAccounts.get(voucher.accountNo)
    const holding = books.holdings.get(voucher.accountNo)
    if (INCOMING.has(voucher.kind)) {
      // What came in goes back the way it came, even if it may not be withdrawn today.
      const withdrawable = cash === undefined ? 0 : freezableCash(cash, books.day.businessDate)
      if (cash !== undefined && voucher.amount > withdrawable)
        return reject('not_withdrawable', 'voucherNo', { withdrawable: formatFen(withdrawable) })
      const sellable = holding === undefined ? 0 : reversibleShares(books, holding, voucher)
      if (holding !== undefined && voucher.amount > sellable)
        return reject('insufficient_shares', 'voucherNo', { sellable: String(sellable) })
    }
    const till = tillOfAccount(voucher.counterAccount)
    const refused = till && refuseTill(books, till, INCOMING.has(voucher.kind) ? voucher.amount : 0)
    if (refused !== undefined) return refused
    const voucherNo = takeNumber(books, 'voucherNo')
    return accept({ voucherNo }, [
      ...(till === undefined ? [] : openTill(books, till, meta.at)),
      ...reversal(books, voucher, { voucherNo, isCash: cash !== undefined, tellerNo: tellerOf(meta) }),
      ...dropProvisional(books, voucher),
      ...adjustmentBack(books, cash, voucher),
      ...(cash === undefined ? costBack(holding, voucher) : []),
    ])
  },
})

/** Shares that nobody holds, sells or freezes, and those that wait for the depository because of this voucher. */
function reversibleShares(books: Books, holding: Readonly<Holding>, voucher: Readonly<Voucher>): number {
  const waiting = dropProvisional(books, voucher).reduce((sum, { transfer }) => sum + transfer.quantity, 0)
  return sellableQuantity({ ...holding, onHold: holding.onHold - waiting }, books.day.businessDate)
}

/** The cash goes back through the till it came through, whoever reverses. */
function refuseTill(
  books: Books,
  till: TillOf,
  out: number,
): Rejection<(typeof TILL_REFUSALS)[number]> | undefined {
  return (
    refuseClosedTill(books, till, 'voucherNo') ??
    refuseShortTill(books, till, { amount: out, field: 'voucherNo' })
  )
}

/** True when the voucher's money was marked as not withdrawable today. */
function isUncleared(books: Books, voucher: Readonly<Voucher>): boolean {
  return (
    CAME_OVER_BANK.has(voucher.kind) &&
    settingOf(books.parameters, 'transfers-withdrawable-same-day', books.day.businessDate) === 0
  )
}

/**
 * The voucher has the cost of its shares. When it has none, they leave at average cost, and the last share takes all that
 * remains.
 */
function costBack(holding: Readonly<Holding> | undefined, voucher: Readonly<Voucher>): Change[] {
  if (holding === undefined) return []
  const amount = voucher.cost === undefined ? averageCost(holding, voucher) : -voucher.cost
  return amount === 0 ? [] : [{ kind: 'addCost', holdingNo: holding.holdingNo, amount }]
}

function averageCost(holding: Readonly<Holding>, voucher: Readonly<Voucher>): number {
  const total = shareBalance(holding)
  if (!INCOMING.has(voucher.kind) || total <= 0 || holding.cost <= 0) return 0
  return -Math.min(holding.cost, mulDiv(holding.cost, voucher.amount, total))
}

/** The reversal of an adjustment also takes its interest back; what its red voucher had taken back is booked again. */
function adjustmentBack(
  books: Books,
  cash: Readonly<CashAccount> | undefined,
  voucher: Readonly<Voucher>,
): Change[] {
  if (cash === undefined || voucher.valueDate === undefined) return []
  const by = INCOMING.has(voucher.kind) ? -voucher.amount : voucher.amount
  const original = voucher.reverses === null ? undefined : books.vouchers.get(voucher.reverses)
  return [
    ...correctInterest(books, cash, { amount: by, valueDate: voucher.valueDate }),
    ...(original === undefined
      ? []
      : [{ kind: 'update', table: 'voucher', row: { ...original, reversedBy: null } } as const]),
  ]
}

function reversal(
  books: Books,
  voucher: Readonly<Voucher>,
  { voucherNo, isCash, tellerNo }: { voucherNo: number; isCash: boolean; tellerNo: number },
): Change[] {
  const client: Leg = isCash ? { cashAccount: voucher.accountNo } : { holding: voucher.accountNo }
  const house: Leg = { house: voucher.counterAccount }
  const cameIn = INCOMING.has(voucher.kind)
  return [
    {
      kind: 'post',
      entry: 'reversal',
      asset: voucher.asset,
      amount: voucher.amount,
      debit: cameIn ? client : house,
      credit: cameIn ? house : client,
      tradeDate: books.day.businessDate,
      voucherNo,
      isUncleared: isUncleared(books, voucher),
    },
    {
      kind: 'insert',
      table: 'voucher',
      row: {
        ...voucher,
        voucherNo,
        kind: 'reversal',
        tellerNo,
        reverses: voucher.voucherNo,
        reversedBy: null,
      },
    },
    { kind: 'update', table: 'voucher', row: { ...voucher, reversedBy: voucherNo } },
  ]
}
