/**
 * F08 客户销户 — closes a client. It is refused with every reason at once. Otherwise interest up to yesterday is paid, the balance
 * is paid out, and cash accounts, securities accounts, agents, cards and channels end. Nothing can be opened again.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { CURRENCY_ASSET, houseKey, type CashAccount, type Client } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { recordsOf } from '../../books/records.ts'
import type { Agent } from '../../books/tables/clients/agent.ts'
import { checkSecret, SECRET_REFUSALS } from '../../procedures/people/check-secret.ts'
import { closingReasons } from '../../procedures/clients/closing-reasons.ts'
import { interestToYesterday, payInterest } from '../../procedures/cash/pay-interest.ts'
import {
  openTill,
  ownTill,
  refuseClosedTill,
  refuseShortTill,
  TILL_REFUSALS,
  tillAccount,
} from '../../procedures/tills/till.ts'
import { mayChangeStatus } from '../../rules/client-status.ts'
import { ListOf, SignedMoney } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { CashAccountNo, Choice, ClientNo, CurrencyField, Money, Secret, Worded } from '../../frame/fields.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import { PAYOUT_WORDS } from '../../words/payout.ts'

export const closeClient = defineFunction({
  code: 'F08',
  name: 'close-client',
  title: { zh: '客户销户', en: 'Close client' },
  module: 'funds',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    payout: Choice({ zh: '余额支付方式', en: 'Balance paid by' }, PAYOUT_WORDS),
    reason: Type.Optional(Worded({ zh: '销户原因', en: 'Reason' }, 'closing-reason', 100, 0)),
    cashPassword: Type.Optional(Secret({ zh: '资金密码', en: 'Cash password' }, 'cash')),
  }),
  answer: Type.Object({
    clientNo: ClientNo,
    paidOut: ListOf(
      { zh: '余额支付', en: 'Balances paid out' },
      Type.Object({
        accountNo: CashAccountNo,
        currency: CurrencyField,
        interest: SignedMoney({ zh: '利息', en: 'Interest' }),
        amount: Money({ zh: '支付金额', en: 'Paid out' }),
      }),
    ),
  }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'close_refused',
    ...SECRET_REFUSALS,
    ...TILL_REFUSALS,
  ],
  keys: input => [`client:${input.clientNo}`, `whole:${input.clientNo}`],
  moves({ clientNo }, books) {
    const client = books.clients.get(clientNo)
    const payouts = client === undefined ? [] : payoutsOf(books, client)
    return payouts.map(({ account: { currency }, amount }) => ({ currency, amount: Math.max(0, amount) }))
  },

  decide(books, { clientNo, payout, reason }, meta) {
    const client = books.clients.get(clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const { status } = client
    if (!mayChangeStatus(status, 'closed')) return reject('client_not_normal', 'clientNo', { status })
    const payouts = payoutsOf(books, client)
    const reasons = [...closingReasons(books, client), ...interestReasons(payouts)]
    if (reasons.length > 0) return reject('close_refused', 'clientNo', { reasons: reasons.join(',') })
    const problem =
      checkSecret(books, meta, 'cash', clientNo, 'cashPassword') ??
      (payout === 'cash' ? refuseTills(books, payouts, meta) : undefined)
    if (problem !== undefined) return problem
    const paid = payouts.flatMap(each => [
      ...each.interest.changes,
      ...(each.amount === 0
        ? []
        : payOut(books, each, {
            payout,
            voucherNo: takeNumber(books, 'voucherNo'),
            meta,
            summary: reason ?? '销户',
          })),
      { kind: 'closeCashAccount', accountNo: each.account.accountNo } as const,
    ])
    const paidOut = payouts.map(({ account: { accountNo, currency }, interest, amount }) => ({
      accountNo,
      currency,
      interest: interest.credit - interest.penalty,
      amount,
    }))
    return accept({ clientNo, paidOut }, [...paid, ...endAll(books, client)])
  },
})

interface Payout {
  account: Readonly<CashAccount>
  interest: ReturnType<typeof payInterest>
  amount: number
}

function payoutsOf(books: Books, client: Readonly<Client>): Payout[] {
  const upTo = interestToYesterday(books)
  return client.cashAccounts
    .filter(account => account.status === 'normal')
    .map(account => {
      const interest = payInterest(books, account, upTo)
      return { account, interest, amount: account.settled + interest.credit - interest.penalty }
    })
}

/**
 * Interest may be all that is owed, or all that is to be paid out. Under third-party custody it goes over the bank link only,
 * after G03.
 */
function interestReasons(payouts: readonly Payout[]): string[] {
  return payouts.flatMap(({ account, amount }) => {
    if (amount < 0 && account.settled >= 0) return [`debt:${account.accountNo}`]
    const isOverLink = account.custodyMode === 'third-party' && amount > 0 && account.settled <= 0
    return isOverLink ? [`third_party_balance:${account.accountNo}`] : []
  })
}

function refuseTills(
  books: Books,
  payouts: readonly Payout[],
  meta: Meta,
): Rejection<(typeof TILL_REFUSALS)[number]> | undefined {
  for (const { account, amount } of payouts) {
    if (amount === 0) continue
    const till = ownTill(meta, account.currency, account.branchNo)
    const refused =
      refuseClosedTill(books, till, 'payout') ?? refuseShortTill(books, till, { amount, field: 'payout' })
    if (refused !== undefined) return refused
  }
  return undefined
}

interface PayoutBy {
  payout: 'cash' | 'transfer'
  voucherNo: number
  meta: Meta
  summary: string
}

function payOut(books: Books, { account, amount }: Payout, by: PayoutBy): Change[] {
  const asset = CURRENCY_ASSET[account.currency]
  const { accountNo, clientNo, branchNo } = account
  const { voucherNo, meta, summary } = by
  const { businessDate } = books.day
  const till = by.payout === 'cash' ? ownTill(meta, account.currency, branchNo) : undefined
  const counterAccount = till === undefined ? houseKey(branchNo, 'bank', asset, '') : tillAccount(till)
  const kind = till === undefined ? 'transfer-out' : 'withdrawal'
  const voucher = { voucherNo, businessDate, kind, clientNo, accountNo, asset, amount, summary } as const
  return [
    ...(till === undefined ? [] : openTill(books, till, meta.at)),
    {
      kind: 'post',
      entry: kind,
      asset,
      amount,
      debit: { cashAccount: accountNo },
      credit: { house: counterAccount },
      tradeDate: businessDate,
      voucherNo,
    },
    {
      kind: 'insert',
      table: 'voucher',
      row: { ...voucher, tellerNo: tellerOf(meta), counterAccount, reverses: null, reversedBy: null },
    },
  ]
}

function endAll(books: Books, client: Readonly<Client>): Change[] {
  const { clientNo } = client
  const accounts = client.securitiesAccounts.filter(account => account.status !== 'closed')
  const agents = recordsOf(client, 'agent').filter(agent => agent.status === 'valid')
  const cards = recordsOf(client, 'card').filter(card => card.status === 'normal' || card.status === 'lost')
  return [
    ...accounts.map((account): Change => {
      const row: SecuritiesAccount = { ...account, status: 'closed', tradingUnit: '' }
      return { kind: 'update', table: 'securities_account', row }
    }),
    ...agents.map((agent): Change => {
      const row: Agent = { ...agent, scopes: [...agent.scopes], status: 'ended' }
      return { kind: 'update', table: 'agent', row }
    }),
    ...cards.map((card): Change => ({ kind: 'update', table: 'card', row: { ...card, status: 'closed' } })),
    {
      kind: 'amendClient',
      clientNo,
      set: { status: 'closed', channels: [], closedOn: books.day.businessDate },
    },
  ]
}
