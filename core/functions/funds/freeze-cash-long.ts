/**
 * F12 长期冻结解冻 — freeze cash without a day limit, or release such a freeze.
 *
 * An authority's act: more than the free balance may be ordered; what there is takes effect, the rest waits by rank (轮候).
 * Released only by document, or at expiry.
 */
import { Type } from 'typebox'
import type { CashAccount, Freeze } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { SetFreeze } from '../../books/changes/set-freeze.ts'
import { fillFreezes, freezesInForce } from '../../procedures/waiting-freezes.ts'
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
    const mine = freezesInForce(books, account)
    if (input.action === 'freeze') {
      const { amount, authority, document } = input
      const { freeze, changes } = place(books, account, mine, {
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
    const freeze =
      mine.find(known => known.freezeNo === input.freezeNo) ?? books.freezes.get(input.freezeNo ?? 0)
    if (freeze === undefined || freeze.accountNo !== input.cashAccountNo)
      return reject('freeze_not_found', 'freezeNo')
    if (freeze.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    if (input.amount > freeze.ordered) return reject('release_exceeds_freeze', 'amount')
    const ordered = freeze.ordered - input.amount
    const effective = Math.min(freeze.effective, ordered)
    return accept(
      { freezeNo: freeze.freezeNo, effective, waiting: ordered - effective },
      release(books, account, freeze, input.amount),
    )
  },
})

interface Order {
  ordered: number
  authority: string
  document: string
  summary: string
  expiresOn: string | null
}

/** Earlier freezes that still wait come first; the new one takes what they leave. */
function place(
  books: Books,
  account: Readonly<CashAccount>,
  mine: readonly Readonly<Freeze>[],
  order: Order,
): { freeze: Freeze; changes: SetFreeze[] } {
  const { businessDate } = books.day
  const blank: Freeze = {
    ...order,
    freezeNo: books.counters.freezeNo,
    clientNo: account.clientNo,
    object: 'cash',
    accountNo: account.accountNo,
    term: 'long',
    effective: 0,
    rank: (mine.at(-1)?.rank ?? 0) + 1,
    placedOn: businessDate,
    status: 'in-force',
  }
  const changes = fillFreezes([...mine, blank], account, businessDate)
  const own = changes.find(change => change.freeze.freezeNo === blank.freezeNo)
  return {
    freeze: own?.freeze ?? blank,
    changes: own === undefined ? [...changes, { kind: 'setFreeze', freeze: blank }] : changes,
  }
}

/** What one freeze gives up, those that wait take, by rank. */
function release(
  books: Books,
  account: Readonly<CashAccount>,
  freeze: Readonly<Freeze>,
  amount: number,
): SetFreeze[] {
  const ordered = freeze.ordered - amount
  const effective = Math.min(freeze.effective, ordered)
  const released: Freeze =
    ordered === 0 ? { ...freeze, effective: 0, status: 'released' } : { ...freeze, ordered, effective }
  const others = freezesInForce(books, account).filter(({ freezeNo }) => freezeNo !== freeze.freezeNo)
  const after = { ...account, frozen: account.frozen - freeze.effective + effective }
  return [{ kind: 'setFreeze', freeze: released }, ...fillFreezes(others, after, books.day.businessDate)]
}
