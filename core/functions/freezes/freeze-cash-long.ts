/**
 * F12 长期冻结解冻 — freezes cash without a day limit, renews such a freeze, or releases it, whole or in part.
 *
 * It is an authority's act. More than the free balance may be ordered: the free part takes effect, the rest waits by rank (轮候).
 * It may cover earnings (孳息) and cancel open buys first. It ends by document or at expiry.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { CashAccount } from '../../books/accounts.ts'
import type { Freeze } from '../../books/tables/freezes/freeze.ts'
import { placeFreeze, releaseFreeze } from '../../procedures/freezes/waiting-freezes.ts'
import { cancelOpenOrders } from '../../procedures/orders/cancel-open-orders.ts'
import { movedCash } from '../../procedures/people/moved.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  CashAccountNo,
  Choice,
  DateField,
  Flag,
  FreezeNoOf,
  Money,
  shownWhen,
  Text,
  Worded,
} from '../../frame/fields.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { FREEZE_ACT_WORDS } from '../../words/freeze.ts'
import { only } from '../../words/words.ts'

const FreezeNo = FreezeNoOf('cash', 'long')

export const freezeCashLong = defineFunction({
  code: 'F12',
  name: 'freeze-cash-long',
  title: { zh: '长期冻结解冻', en: 'Freeze or release cash (long)' },
  module: 'funds',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    action: Choice({ zh: '操作', en: 'Action' }, only(FREEZE_ACT_WORDS, 'freeze', 'release', 'renew')),
    cashAccountNo: CashAccountNo,
    freezeNo: Type.Optional(shownWhen(FreezeNo, 'action', 'release', 'renew')),
    amount: Type.Optional(shownWhen(Money(), 'action', 'freeze', 'release')),
    authority: Worded({ zh: '执行机关', en: 'Authority' }, 'freeze-authority'),
    document: Text({ zh: '文书号', en: 'Document' }, 100),
    expiresOn: Type.Optional(
      shownWhen(DateField({ zh: '到期日', en: 'Expires on' }), 'action', 'freeze', 'renew'),
    ),
    coversDividends: Type.Optional(
      shownWhen(Flag({ zh: '及于孳息', en: 'Covers interest and dividends' }), 'action', 'freeze'),
    ),
    cancelsBuys: Type.Optional(
      shownWhen(Flag({ zh: '先撤未成交买单', en: 'Open buys are canceled first' }), 'action', 'freeze'),
    ),
    summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
  }),
  answer: Type.Object({
    freezeNo: FreezeNo,
    effective: Money({ zh: '已冻结', en: 'Frozen' }),
    waiting: Money({ zh: '轮候', en: 'Waiting' }),
  }),
  rejections: [
    'cash_account_not_found',
    'cash_account_closed',
    'amount_not_positive',
    'date_in_the_past',
    'freeze_not_found',
    'freeze_is_of_today',
    'freeze_ended',
    'release_exceeds_freeze',
    'renewal_not_later',
  ],
  keys: input => [`cash:${input.cashAccountNo}`],
  moves: ({ cashAccountNo, amount }, books) => movedCash(books, cashAccountNo, amount ?? 0),

  decide(books, input, meta) {
    const account = books.cashAccounts.get(input.cashAccountNo)
    if (account === undefined) return reject('cash_account_not_found', 'cashAccountNo')
    if (account.status === 'closed') return reject('cash_account_closed', 'cashAccountNo')
    const { action, amount = 0, expiresOn = null } = input
    if (action !== 'renew' && amount === 0) return reject('amount_not_positive', 'amount')
    if (expiresOn !== null && expiresOn < books.day.businessDate)
      return reject('date_in_the_past', 'expiresOn')
    if (action === 'freeze') return freezeNow(books, account, { input: { ...input, amount }, meta })
    const known = books.freezes.get(input.freezeNo ?? 0)
    if (known === undefined || known.object !== 'cash' || known.accountNo !== input.cashAccountNo)
      return reject('freeze_not_found', 'freezeNo')
    if (known.term === 'day') return reject('freeze_is_of_today', 'freezeNo')
    if (known.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    if (action === 'renew') {
      if (known.expiresOn === null || (expiresOn !== null && expiresOn <= known.expiresOn))
        return reject('renewal_not_later', 'expiresOn', { expiresOn: known.expiresOn ?? '-' })
      const renewed = { ...known, expiresOn, authority: input.authority, document: input.document }
      return accept(shown(renewed), [{ kind: 'setFreeze', freeze: renewed }])
    }
    if (amount > known.ordered) return reject('release_exceeds_freeze', 'amount')
    const { freeze, changes } = releaseFreeze(books, account, { freeze: known, amount })
    return accept(shown(freeze), changes)
  },
})

interface Placed {
  amount: number
  authority: string
  document: string
  summary?: string
  expiresOn?: string
  coversDividends?: boolean
  cancelsBuys?: boolean
}

function freezeNow(
  books: Books,
  account: Readonly<CashAccount>,
  { input, meta }: { input: Placed; meta: Meta },
) {
  const canceled = input.cancelsBuys === true ? cancelOpenOrders(books, account, meta.time) : undefined
  const after = { ...account, onHold: account.onHold - (canceled?.freed.cash ?? 0) }
  const { freeze, changes } = placeFreeze(books, after, {
    term: 'long',
    ordered: input.amount,
    authority: input.authority,
    document: input.document,
    summary: input.summary ?? '',
    expiresOn: input.expiresOn ?? null,
    ...(input.coversDividends === true ? { coversDividends: true } : {}),
  })
  return accept(shown(freeze), [...(canceled?.changes ?? []), ...changes])
}

function shown({ freezeNo, ordered, effective }: Freeze) {
  return { freezeNo, effective, waiting: ordered - effective }
}
