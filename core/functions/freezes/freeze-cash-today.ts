/**
 * F11 当日冻结解冻 — the firm freezes an amount until the day end, or releases a freeze, whole or in part. Several freezes of one
 * balance stand side by side, and each is released separately. Only free money can be frozen; nothing waits.
 */
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import { freezableCash } from '../../books/figures.ts'
import { placeFreeze, releaseFreeze } from '../../procedures/freezes/waiting-freezes.ts'
import { movedCash } from '../../procedures/people/moved.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { CashAccountNo, Choice, FreezeNo, FreezeNoOf, Money, shownWhen, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { FREEZE_ACT_WORDS } from '../../words/freeze.ts'
import { only } from '../../words/words.ts'

export const freezeCashToday = defineFunction({
  code: 'F11',
  name: 'freeze-cash-today',
  title: { zh: '当日冻结解冻', en: 'Freeze or release cash (today)' },
  module: 'funds',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    cashAccountNo: CashAccountNo,
    action: Choice({ zh: '操作', en: 'Action' }, only(FREEZE_ACT_WORDS, 'freeze', 'release')),
    amount: Money(),
    freezeNo: Type.Optional(shownWhen(FreezeNoOf('cash', 'day'), 'action', 'release')),
    summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
  }),
  answer: Type.Object({ freezeNo: FreezeNo, frozen: Money({ zh: '冻结金额', en: 'Frozen' }) }),
  rejections: [
    'cash_account_not_found',
    'cash_account_closed',
    'amount_not_positive',
    'not_freezable',
    'freeze_not_found',
    'freeze_is_long',
    'freeze_ended',
    'release_exceeds_freeze',
  ],
  keys: input => [`cash:${input.cashAccountNo}`],
  moves: (input, books) => movedCash(books, input.cashAccountNo, input.amount),

  decide(books, input) {
    const account = books.cashAccounts.get(input.cashAccountNo)
    if (account === undefined) return reject('cash_account_not_found', 'cashAccountNo')
    if (account.status === 'closed') return reject('cash_account_closed', 'cashAccountNo')
    if (input.amount === 0) return reject('amount_not_positive', 'amount')
    if (input.action === 'freeze') {
      const free = freezableCash(account, books.day.businessDate)
      if (input.amount > free) return reject('not_freezable', 'amount', { free: formatFen(free) })
      const { freeze, changes } = placeFreeze(books, account, {
        term: 'day',
        ordered: input.amount,
        authority: '',
        document: '',
        summary: input.summary ?? '',
        expiresOn: books.day.businessDate,
      })
      return accept({ freezeNo: freeze.freezeNo, frozen: freeze.effective }, changes)
    }
    const known = books.freezes.get(input.freezeNo ?? 0)
    if (known === undefined || known.object !== 'cash' || known.accountNo !== account.accountNo)
      return reject('freeze_not_found', 'freezeNo')
    if (known.term === 'long') return reject('freeze_is_long', 'freezeNo')
    if (known.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    if (input.amount > known.ordered) return reject('release_exceeds_freeze', 'amount')
    const { freeze, changes } = releaseFreeze(books, account, { freeze: known, amount: input.amount })
    return accept({ freezeNo: freeze.freezeNo, frozen: freeze.effective }, changes)
  },
})
