/**
 * F10 当日冲销 — reverse one voucher of the same day, whole, with counter-entries that refer to it; once only.
 *
 * Only vouchers of 存取 and of securities in and out; refused where the client no longer has the money or the shares.
 */
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Leg } from '../../books/changes/post.ts'
import { availableCash, sellableQuantity } from '../../books/figures.ts'
import type { Voucher, VoucherKind } from '../../books/orders.ts'
import { defineFunction } from '../define-function.ts'
import { Whole } from '../fields.ts'
import { tellerOf } from '../meta.ts'
import { accept, reject } from '../rejection.ts'

const INCOMING: ReadonlySet<VoucherKind> = new Set(['deposit', 'transfer-in', 'remittance-in', 'securities-in'])

export const reverseToday = defineFunction({
  code: 'F10',
  name: 'reverse-today',
  title: { zh: '当日冲销', en: 'Reverse today\'s voucher' },
  module: 'funds',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({ voucherNo: Whole({ zh: '凭证号', en: 'Voucher number' }, 1, Number.MAX_SAFE_INTEGER) }),
  rejections: ['voucher_not_found', 'voucher_not_today', 'voucher_not_reversible', 'voucher_already_reversed', 'not_withdrawable', 'insufficient_shares'],
  keys: input => [`voucher:${input.voucherNo}`],

  decide(books, input, meta) {
    const voucher = books.vouchers.get(input.voucherNo)
    if (voucher === undefined) return reject('voucher_not_found', 'voucherNo')
    if (voucher.businessDate !== books.day.businessDate) return reject('voucher_not_today', 'voucherNo')
    if (voucher.kind === 'reversal') return reject('voucher_not_reversible', 'voucherNo')
    if (voucher.reversedBy !== null) return reject('voucher_already_reversed', 'voucherNo')
    const cash = books.cashAccounts.get(voucher.accountNo)
    const holding = books.holdings.get(voucher.accountNo)
    if (INCOMING.has(voucher.kind)) {
      const available = cash === undefined ? 0 : availableCash(cash, books.day.businessDate)
      if (cash !== undefined && voucher.amount > available) return reject('not_withdrawable', 'voucherNo', { withdrawable: formatFen(available) })
      const sellable = holding === undefined ? 0 : sellableQuantity(holding, books.day.businessDate)
      if (holding !== undefined && voucher.amount > sellable) return reject('insufficient_shares', 'voucherNo', { sellable: String(sellable) })
    }
    return accept({ voucherNo: books.counters.voucherNo }, reversal(books, voucher, cash !== undefined, tellerOf(meta)))
  },
})

function reversal(books: Books, voucher: Readonly<Voucher>, isCash: boolean, tellerNo: number): Change[] {
  const { voucherNo } = books.counters
  const client: Leg = isCash ? { cashAccount: voucher.accountNo } : { holding: voucher.accountNo }
  const house: Leg = { house: voucher.counterAccount }
  const cameIn = INCOMING.has(voucher.kind)
  return [
    {
      kind: 'post', entry: 'reversal', asset: voucher.asset, amount: voucher.amount, debit: cameIn ? client : house, credit: cameIn ? house : client,
      tradeDate: books.day.businessDate, voucherNo,
    },
    { kind: 'put', table: 'voucher', row: { ...voucher, voucherNo, kind: 'reversal', tellerNo, reverses: voucher.voucherNo, reversedBy: null } },
    { kind: 'put', table: 'voucher', row: { ...voucher, reversedBy: voucherNo } },
  ]
}
