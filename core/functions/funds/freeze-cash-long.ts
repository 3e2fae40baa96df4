/**
 * F12 长期冻结解冻 — freeze cash without a day limit, or release such a freeze.
 *
 * An authority's act: more than the free balance may be ordered; what there is takes effect, the rest waits by rank (轮候).
 * Released only by document, or at expiry.
 */
import { Type } from 'typebox'
import { isFreezeOf, placeFreeze, releaseFreeze } from '../../procedures/waiting-freezes.ts'
import { defineFunction } from '../define-function.ts'
import { CashAccountNo, Choice, DateField, Money, Text, Whole } from '../fields.ts'
import { accept, reject } from '../rejection.ts'

export const freezeCashLong = defineFunction({
  code: 'F12',
  name: 'freeze-cash-long',
  title: { zh: '长期冻结解冻', en: 'Freeze or release cash (long)' },
  module: 'funds',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    action: Choice({ zh: '操作', en: 'Action' }, ['freeze', 'release'] as const, {
      freeze: { zh: '冻结', en: 'Freeze' },
      release: { zh: '解冻', en: 'Release' },
    }),
    cashAccountNo: CashAccountNo,
    freezeNo: Type.Optional(
      Whole({ zh: '冻结编号（解冻）', en: 'Freeze number (release)' }, 1, Number.MAX_SAFE_INTEGER),
    ),
    amount: Money(),
    authority: Text({ zh: '执行机关', en: 'Authority' }, 100),
    document: Text({ zh: '文书号', en: 'Document' }, 100),
    expiresOn: Type.Optional(DateField({ zh: '到期日', en: 'Expires on' })),
    summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
  }),
  rejections: [
    'cash_account_not_found',
    'amount_not_positive',
    'date_in_the_past',
    'freeze_not_found',
    'freeze_ended',
    'release_exceeds_freeze',
  ],
  keys: input => [`cash:${input.cashAccountNo}`],

  decide(books, input) {
    const account = books.cashAccounts.get(input.cashAccountNo)
    if (account === undefined) return reject('cash_account_not_found', 'cashAccountNo')
    if (input.amount === 0) return reject('amount_not_positive', 'amount')
    if (input.expiresOn !== undefined && input.expiresOn < books.day.businessDate)
      return reject('date_in_the_past', 'expiresOn')
    if (input.action === 'freeze') {
      const { amount, authority, document } = input
      const { freeze, changes } = placeFreeze(books, account, {
        term: 'long',
        ordered: amount,
        authority,
        document,
        summary: input.summary ?? '',
        expiresOn: input.expiresOn ?? null,
      })
      return accept(
        {
          freezeNo: freeze.freezeNo,
          effective: freeze.effective,
          waiting: freeze.ordered - freeze.effective,
        },
        changes,
      )
    }
    const freeze = books.freezes.get(input.freezeNo ?? 0)
    if (freeze === undefined || !isFreezeOf(freeze, account)) return reject('freeze_not_found', 'freezeNo')
    if (freeze.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    if (input.amount > freeze.ordered) return reject('release_exceeds_freeze', 'amount')
    const { freeze: left, changes } = releaseFreeze(books, account, freeze, input.amount)
    const { freezeNo, effective } = left
    return accept({ freezeNo, effective, waiting: freeze.ordered - input.amount - effective }, changes)
  },
})
