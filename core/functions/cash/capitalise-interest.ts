/**
 * G03 计息转本 — credits one client's accrued interest at any time, up to yesterday. Each date counts at its own rate, or, by a
 * setting, all at the rate of the day; it is rounded once per account. Penalty interest is taken from what is there; the rest
 * waits for the interest day.
 */
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import { availableCash } from '../../books/figures.ts'
import { fruitsOf, interestToYesterday, payInterest } from '../../procedures/cash/pay-interest.ts'
import { ListOf } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { CashAccountNo, ClientNo, CurrencyField, DateField, Money } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const capitaliseInterest = defineFunction({
  code: 'G03',
  name: 'capitalise-interest',
  title: { zh: '计息转本', en: 'Capitalise interest' },
  module: 'counter-more',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({ clientNo: ClientNo }),
  answer: Type.Object({
    upTo: DateField({ zh: '计息至', en: 'Up to' }),
    accounts: ListOf(
      { zh: '资金账户', en: 'Cash accounts' },
      Type.Object({
        accountNo: CashAccountNo,
        currency: CurrencyField,
        credit: Money({ zh: '利息', en: 'Interest' }),
        penalty: Money({ zh: '罚息', en: 'Penalty interest' }),
      }),
    ),
  }),
  rejections: ['client_not_found', 'client_not_normal', 'no_interest_accrued', 'insufficient_cash'],
  keys: input => [`client:${input.clientNo}`],

  decide(books, { clientNo }) {
    const client = books.clients.get(clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: 'closed' })
    const upTo = interestToYesterday(books)
    const paid = client.cashAccounts
      .filter(account => account.status === 'normal')
      .map(account => ({ account, interest: payInterest(books, account, upTo) }))
      .filter(({ interest }) => interest.credit > 0 || interest.penalty > 0)
    if (paid.length === 0) return reject('no_interest_accrued', 'clientNo')
    for (const { account, interest } of paid) {
      const available = availableCash(account, books.day.businessDate) + interest.credit
      if (interest.penalty > 0 && interest.penalty > available)
        return reject('insufficient_cash', 'clientNo', {
          available: formatFen(available),
          needed: formatFen(interest.penalty),
        })
    }
    const accounts = paid.map(({ account: { accountNo, currency }, interest: { credit, penalty } }) => ({
      accountNo,
      currency,
      credit,
      penalty,
    }))
    return accept(
      { upTo, accounts },
      paid.flatMap(({ account, interest }) => [...interest.changes, ...fruitsOf(books, account, interest)]),
    )
  },
})
