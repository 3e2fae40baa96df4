/**
 * F12 长期冻结解冻 — freeze cash without a day limit, or release such a freeze.
 *
 * An authority's act: more than the free balance may be ordered; what there is takes effect, the rest waits by rank (轮候).
 * Released only by document, or at expiry.
 */
import { Type } from 'typebox'
import type { Freeze } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
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
    action: Choice({ zh: '操作', en: 'Action' }, ['freeze', 'release'] as const, { freeze: { zh: '冻结', en: 'Freeze' }, release: { zh: '解冻', en: 'Release' } }),
    cashAccountNo: CashAccountNo,
    freezeNo: Type.Optional(Whole({ zh: '冻结编号（解冻）', en: 'Freeze number (release)' }, 1, Number.MAX_SAFE_INTEGER)),
    amount: Money(),
    authority: Text({ zh: '执行机关', en: 'Authority' }, 100),
    document: Text({ zh: '文书号', en: 'Document' }, 100),
    expiresOn: Type.Optional(DateField({ zh: '到期日', en: 'Expires on' })),
    summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
  }),
  rejections: ['cash_account_not_found', 'amount_not_positive', 'date_in_the_past', 'freeze_not_found', 'freeze_ended', 'release_exceeds_freeze'],
  keys: input => [`cash:${input.cashAccountNo}`],

  decide(books, input) {
    const account = books.cashAccounts.get(input.cashAccountNo)
    if (account === undefined) return reject('cash_account_not_found', 'cashAccountNo')
    if (input.amount === 0) return reject('amount_not_positive', 'amount')
    if (input.expiresOn !== undefined && input.expiresOn < books.day.businessDate) return reject('date_in_the_past', 'expiresOn')
    const mine = freezesOf(books, input.cashAccountNo)
    if (input.action === 'freeze') {
      const { freezeNo } = books.counters
      const free = account.settled - account.onHold - account.onTransferHold - account.frozen
      const freeze: Freeze = {
        freezeNo, clientNo: account.clientNo, object: 'cash', accountNo: account.accountNo, term: 'long', ordered: input.amount,
        effective: Math.max(0, Math.min(input.amount, free)), rank: mine.length + 1, authority: input.authority, document: input.document,
        summary: input.summary ?? '', placedOn: books.day.businessDate, expiresOn: input.expiresOn ?? null, status: 'in-force',
      }
      return accept({ freezeNo, effective: freeze.effective, waiting: freeze.ordered - freeze.effective }, [{ kind: 'setFreeze', freeze }])
    }
    const freeze = mine.find(known => known.freezeNo === input.freezeNo) ?? books.freezes.get(input.freezeNo ?? 0)
    if (freeze === undefined || freeze.accountNo !== input.cashAccountNo) return reject('freeze_not_found', 'freezeNo')
    if (freeze.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    if (input.amount > freeze.ordered) return reject('release_exceeds_freeze', 'amount')
    return accept({ freezeNo: freeze.freezeNo, effective: Math.min(freeze.effective, freeze.ordered - input.amount), waiting: 0 }, release(books, freeze, input.amount))
  },
})

function freezesOf(books: Books, accountNo: number): Readonly<Freeze>[] {
  const client = books.clients.get(books.cashAccounts.get(accountNo)?.clientNo ?? 0)
  return (client?.freezes ?? []).filter(freeze => freeze.object === 'cash' && freeze.accountNo === accountNo && freeze.status === 'in-force').sort((a, b) => a.rank - b.rank)
}

/** What one freeze gives up, those that wait behind it take, by rank. */
function release(books: Books, freeze: Readonly<Freeze>, amount: number): { kind: 'setFreeze'; freeze: Freeze }[] {
  const ordered = freeze.ordered - amount
  const effective = Math.min(freeze.effective, ordered)
  let freed = freeze.effective - effective
  const changes = [{ kind: 'setFreeze' as const, freeze: { ...freeze, ordered: ordered === 0 ? freeze.ordered : ordered, effective, status: ordered === 0 ? ('released' as const) : freeze.status } }]
  for (const waiting of freezesOf(books, freeze.accountNo)) {
    if (waiting.freezeNo === freeze.freezeNo || freed === 0) continue
    const takes = Math.min(freed, waiting.ordered - waiting.effective)
    if (takes === 0) continue
    freed -= takes
    changes.push({ kind: 'setFreeze', freeze: { ...waiting, effective: waiting.effective + takes } })
  }
  return changes
}
