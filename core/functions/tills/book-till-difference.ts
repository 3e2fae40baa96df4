/**
 * C25 长短款入账 — closes a till whose count differs from the books. The difference, over (长款) or short (短款), goes to suspense with
 * a voucher of its own, with its reason and with approval. A supervisor also closes the till of a teller who has left with it.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { closedTill, COUNT_REFUSALS, countTill } from '../../procedures/tills/close-till.ts'
import { ownTill, tillAccount, type TillOf } from '../../procedures/tills/till.ts'
import { SignedMoney, TillOwnerNo, VoucherNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { BranchNo, CountedFaces, CurrencyField, Money, TellerNo, Text } from '../../frame/fields.ts'
import { branchOfActor, tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const bookTillDifference = defineFunction({
  code: 'C25',
  name: 'book-till-difference',
  title: { zh: '长短款入账', en: "Book a till's difference" },
  module: 'counter',
  kind: 'command',
  phases: ['open', 'day-end'],
  approval: 'always',
  input: Type.Object({
    currency: CurrencyField,
    counts: CountedFaces,
    /** The balance in the books when the till was counted, because the approval may come later. */
    inBooks: Money({ zh: '账面金额', en: 'Books said' }),
    reason: Text({ zh: '原因', en: 'Reason' }),
    tellerNo: Type.Optional(TellerNo({ zh: '代轧柜员', en: 'Till of teller' }, 0)),
  }),
  answer: Type.Object({
    branchNo: BranchNo(),
    tellerNo: TillOwnerNo,
    currency: CurrencyField,
    closing: Money({ zh: '账面金额', en: 'Books said' }),
    counted: Money({ zh: '实点', en: 'Counted' }),
    difference: SignedMoney({ zh: '长短款', en: 'Over or short' }),
    voucherNo: Type.Optional(VoucherNo),
  }),
  rejections: ['teller_not_found', ...COUNT_REFUSALS, 'till_changed'],
  keys: () => [],
  moves({ currency, counts, inBooks }) {
    const counted = counts.reduce((sum, { face, pieces }) => sum + face * pieces, 0)
    return [{ amount: Math.abs(counted - inBooks), currency }]
  },

  decide(books, { currency, counts, inBooks, reason, tellerNo }, meta) {
    const other = books.tellers.get(tellerNo ?? -1)
    if (tellerNo !== undefined && tellerNo !== 0 && other === undefined)
      return reject('teller_not_found', 'tellerNo')
    const own = ownTill(meta, currency, branchOfActor(meta))
    const owner =
      tellerNo === undefined ? own : { tellerNo, currency, branchNo: other?.branchNo ?? own.branchNo }
    const count = countTill(books, owner, counts)
    if ('accepted' in count) return count
    const { difference } = count
    if (inBooks !== count.inBooks)
      return reject('till_changed', 'inBooks', { books: formatFen(count.inBooks) })
    const result = { ...owner, closing: count.inBooks, counted: count.counted, difference }
    const closed = closedTill(books, owner, { count, at: meta.at })
    if (difference === 0) return accept(result, [closed])
    const voucherNo = takeNumber(books, 'voucherNo')
    const act = { voucherNo, difference, reason, tellerNo: tellerOf(meta) }
    return accept({ ...result, voucherNo }, [closed, ...toSuspense(books, owner, act)])
  },
})

function toSuspense(
  books: Books,
  owner: TillOf,
  act: { voucherNo: number; difference: number; reason: string; tellerNo: number },
): Change[] {
  const { voucherNo } = act
  const { businessDate } = books.day
  const asset = CURRENCY_ASSET[owner.currency]
  const amount = Math.abs(act.difference)
  const till = tillAccount(owner)
  const suspense = houseKey(owner.branchNo, 'suspense', asset, '')
  const isOver = act.difference > 0
  return [
    {
      kind: 'post',
      entry: 'till-difference',
      asset,
      amount,
      debit: { house: isOver ? till : suspense },
      credit: { house: isOver ? suspense : till },
      tradeDate: businessDate,
      voucherNo,
    },
    {
      kind: 'insert',
      table: 'voucher',
      row: {
        voucherNo,
        businessDate,
        kind: 'till-difference',
        clientNo: 0,
        accountNo: 0,
        asset,
        amount,
        tellerNo: act.tellerNo,
        summary: act.reason,
        counterAccount: till,
        reverses: null,
        reversedBy: null,
      },
    },
  ]
}
