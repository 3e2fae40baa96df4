/**
 * F09 资金存取 — 存入 取出 (cash, over the till), 转进 转出 (transfer) and 汇进 汇出 (remittance), over the bank.
 *
 * A withdrawal takes no more than the withdrawable amount and requires the cash password. Money that comes in by transfer or
 * remittance is not withdrawable the same day, unless the setting allows it.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import { formatFen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey, type CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { availableCash, withdrawableCash } from '../../books/figures.ts'
import { AGENT_REFUSALS, checkAgent } from '../../procedures/clients/check-agent.ts'
import { checkSecret, SECRET_REFUSALS } from '../../procedures/people/check-secret.ts'
import { movedCash } from '../../procedures/people/moved.ts'
import {
  limitExceeded,
  openTill,
  ownTill,
  refuseClosedTill,
  refuseShortTill,
  tillAccount,
  type TillOf,
} from '../../procedures/tills/till.ts'
import { settingOf } from '../../rules/settings.ts'
import { ListOf, NOTE, VoucherNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { AgentNo, CashAccountNo, Choice, Money, Secret, Text } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { CASH_MOVE_WORDS, type VoucherKind } from '../../words/voucher-kind.ts'
import { WARNING_WORDS } from '../../words/warning.ts'
import { only } from '../../words/words.ts'

type Kind = keyof typeof CASH_MOVE_WORDS

export const depositWithdraw = defineFunction({
  code: 'F09',
  name: 'deposit-withdraw',
  title: { zh: '资金存取', en: 'Deposit or withdraw' },
  module: 'funds',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    cashAccountNo: CashAccountNo,
    kind: Choice({ zh: '业务', en: 'Kind' }, CASH_MOVE_WORDS),
    amount: Money(),
    summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
    agentNo: Type.Optional(AgentNo),
    cashPassword: Type.Optional(Secret({ zh: '资金密码', en: 'Cash password' }, 'cash')),
  }),
  answer: Type.Object({
    voucherNo: VoucherNo,
    warnings: ListOf(
      NOTE,
      Type.Object({
        code: Choice(NOTE, only(WARNING_WORDS, 'till_limit_exceeded')),
        limit: Money({ zh: '尾箱限额', en: "The till's limit" }),
      }),
    ),
  }),
  rejections: [
    'cash_account_not_found',
    'cash_account_closed',
    'client_not_normal',
    ...AGENT_REFUSALS,
    'third_party_custody',
    'amount_not_positive',
    'amount_too_large',
    'till_closed',
    ...SECRET_REFUSALS,
    'client_owes',
    'not_withdrawable',
    'till_short',
  ],
  keys: input => [`cash:${input.cashAccountNo}`],
  moves: (input, books) => movedCash(books, input.cashAccountNo, input.amount),

  decide(books, input, meta) {
    const account = books.cashAccounts.get(input.cashAccountNo)
    if (account === undefined) return reject('cash_account_not_found', 'cashAccountNo')
    if (account.status === 'closed') return reject('cash_account_closed', 'cashAccountNo')
    const client = present(books.clients.get(account.clientNo), 'client')
    const { status } = client
    if (!mayMove(status, isOut(input.kind))) return reject('client_not_normal', 'cashAccountNo', { status })
    const agent = checkAgent(books, client, input.agentNo, isOut(input.kind) ? 'withdraw' : 'deposit')
    if (agent !== undefined) return agent
    if (account.custodyMode === 'third-party') return reject('third_party_custody', 'cashAccountNo')
    if (input.amount === 0) return reject('amount_not_positive', 'amount')
    if (!isOut(input.kind) && account.settled + input.amount > MOST_IN_ONE_ACCOUNT)
      return reject('amount_too_large', 'amount')
    const till = isCash(input.kind) ? ownTill(meta, account.currency, account.branchNo) : undefined
    const closed = till && refuseClosedTill(books, till, 'kind')
    if (closed !== undefined) return closed
    if (isOut(input.kind)) {
      const problem = checkSecret(books, meta, 'cash', account.clientNo, 'cashPassword')
      if (problem !== undefined) return problem
      const debt = -availableCash(account, books.day.businessDate)
      if (debt > 0) return reject('client_owes', 'amount', { debt: formatFen(debt) })
      const withdrawable = withdrawableCash(account, books.day.businessDate)
      if (input.amount > withdrawable)
        return reject('not_withdrawable', 'amount', { withdrawable: formatFen(withdrawable) })
      const short = till && refuseShortTill(books, till, { amount: input.amount, field: 'amount' })
      if (short !== undefined) return short
    }
    const voucherNo = takeNumber(books, 'voucherNo')
    const limit = till && !isOut(input.kind) ? limitExceeded(books, till, input.amount) : undefined
    const warnings = limit === undefined ? [] : [{ code: 'till_limit_exceeded' as const, limit }]
    return accept({ voucherNo, warnings }, [
      ...(till === undefined ? [] : openTill(books, till, meta.at)),
      ...voucherChanges(books, account, { ...input, voucherNo, tellerNo: tellerOf(meta), till }),
    ])
  },
})

/** A hundred trillion fen: far above any branch, far below what an integer can hold. */
const MOST_IN_ONE_ACCOUNT = 100_000_000_000_000

function isCash(kind: Kind): boolean {
  return kind === 'deposit' || kind === 'withdrawal'
}

function isOut(kind: Kind): boolean {
  return kind === 'withdrawal' || kind === 'transfer-out' || kind === 'remittance-out'
}

/** A frozen or lost status stops what the client starts; money may still come in. */
function mayMove(status: string, out: boolean): boolean {
  if (status === 'closed') return false
  return !out || status === 'normal' || status === 'no-buy' || status === 'no-sell'
}

interface Movement {
  kind: Kind
  amount: number
  summary?: string
  voucherNo: number
  tellerNo: number
  /** Present for cash only. */
  till: TillOf | undefined
}

function voucherChanges(books: Books, account: Readonly<CashAccount>, movement: Movement): Change[] {
  const asset = CURRENCY_ASSET[account.currency]
  const { kind, amount, voucherNo, tellerNo, till } = movement
  const counterAccount =
    till === undefined ? houseKey(account.branchNo, 'bank', asset, '') : tillAccount(till)
  const client = { cashAccount: account.accountNo }
  const house = { house: counterAccount }
  const out = isOut(kind)
  const isUncleared =
    (kind === 'transfer-in' || kind === 'remittance-in') &&
    settingOf(books.parameters, 'transfers-withdrawable-same-day', books.day.businessDate) === 0
  return [
    {
      kind: 'post',
      entry: kind,
      asset,
      amount,
      debit: out ? client : house,
      credit: out ? house : client,
      tradeDate: books.day.businessDate,
      voucherNo,
      isUncleared,
    },
    {
      kind: 'insert',
      table: 'voucher',
      row: {
        voucherNo,
        businessDate: books.day.businessDate,
        kind: kind satisfies VoucherKind,
        clientNo: account.clientNo,
        accountNo: account.accountNo,
        asset,
        amount,
        tellerNo,
        summary: movement.summary ?? '',
        counterAccount,
        reverses: null,
        reversedBy: null,
      },
    },
  ]
}
