/**
 * G06 司法扣划 — an authority takes money or shares from a named freeze, whole or in part, and from nothing else. Money goes to the
 * bank, shares to the depository; the rest of the freeze stays in force.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import {
  CURRENCY_ASSET,
  houseKey,
  type CashAccount,
  type Client,
  type Holding,
} from '../../books/accounts.ts'
import type { Freeze } from '../../books/tables/freezes/freeze.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { freezableCash } from '../../books/figures.ts'
import { freezableQuantity } from '../../books/holding-figures.ts'
import { costOf, depositoryKey, sharesOut } from '../../procedures/custody/move-shares.ts'
import { voucherPut } from '../../procedures/custody/securities-voucher.ts'
import { freezesInForce } from '../../procedures/freezes/waiting-freezes.ts'
import { movedCash, movedFrom } from '../../procedures/people/moved.ts'
import { Quantity, VoucherNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { LongFreezeNo, Money, Shares, Text, Worded } from '../../frame/fields.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'

export const judicialDeduction = defineFunction({
  code: 'G06',
  name: 'judicial-deduction',
  title: { zh: '司法扣划', en: 'Judicial deduction' },
  module: 'counter-more',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    freezeNo: LongFreezeNo,
    amount: Type.Optional(Money({ zh: '扣划金额（资金）', en: 'Amount (money)' })),
    quantity: Type.Optional(Shares({ zh: '扣划数量（证券）', en: 'Quantity (shares)' })),
    authority: Worded({ zh: '执行机关', en: 'Authority' }, 'freeze-authority'),
    document: Text({ zh: '文书号', en: 'Document' }, 100),
  }),
  answer: Type.Object({
    voucherNo: VoucherNo,
    amountLeft: Type.Optional(Money({ zh: '剩余冻结金额', en: 'Amount left' })),
    quantityLeft: Type.Optional(Quantity({ zh: '剩余冻结数量', en: 'Quantity left' })),
  }),
  rejections: [
    'freeze_not_found',
    'freeze_not_long',
    'freeze_ended',
    'deduction_amount_missing',
    'deduction_exceeds_freeze',
    'insufficient_cash',
    'insufficient_shares',
  ],
  keys: input => [`freeze:${input.freezeNo}`],
  moves({ freezeNo, amount, quantity }, books) {
    const freeze = books.freezes.get(freezeNo)
    if (freeze?.object === 'cash') return movedCash(books, freeze.accountNo, amount ?? 0)
    return movedFrom(books, books.holdings.get(freeze?.accountNo ?? 0), quantity ?? 0)
  },

  decide(books, input, meta) {
    const freeze = books.freezes.get(input.freezeNo)
    const client = books.clients.get(freeze?.clientNo ?? 0)
    if (freeze === undefined || client === undefined) return reject('freeze_not_found', 'freezeNo')
    if (freeze.term !== 'long') return reject('freeze_not_long', 'freezeNo')
    if (freeze.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    const isCash = freeze.object === 'cash'
    const taken = (isCash ? input.amount : input.quantity) ?? 0
    if (taken === 0) return reject('deduction_amount_missing', isCash ? 'amount' : 'quantity')
    if (taken > freeze.effective)
      return reject('deduction_exceeds_freeze', isCash ? 'amount' : 'quantity', {
        effective: isCash ? formatFen(freeze.effective) : String(freeze.effective),
      })
    const summary = `${input.authority} ${input.document}`
    const account = books.cashAccounts.get(freeze.accountNo)
    const holding = books.holdings.get(freeze.accountNo)
    const missing = missingOf(books, { freeze, account: isCash ? account : holding, taken })
    if (missing !== undefined) return missing
    const voucherNo = takeNumber(books, 'voucherNo')
    const changes =
      isCash && account !== undefined
        ? takeCash(books, client, { account, deduction: { taken, summary, voucherNo, meta } })
        : holding === undefined
          ? undefined
          : takeShares(books, client, { holding, deduction: { taken, summary, voucherNo, meta } })
    if (changes === undefined) return reject('freeze_not_found', 'freezeNo')
    const left = freeze.ordered - taken
    const rest = isCash ? { amountLeft: left } : { quantityLeft: left }
    return accept({ voucherNo, ...rest }, [{ kind: 'setFreeze', freeze: without(freeze, taken) }, ...changes])
  },
})

/** A fact may have taken what was frozen. Earlier freezes come first, and nothing is paid that is not there. */
function missingOf(
  books: Books,
  {
    freeze,
    account,
    taken,
  }: {
    freeze: Readonly<Freeze>
    account: Readonly<CashAccount> | Readonly<Holding> | undefined
    taken: number
  },
): Rejection<'insufficient_cash' | 'insufficient_shares'> | undefined {
  if (account === undefined) return undefined
  const { businessDate } = books.day
  const frozen = freezesInForce(books, account)
    .filter(({ rank }) => rank < freeze.rank)
    .reduce((sum, { effective }) => sum + effective, 0)
  if ('holdingNo' in account) {
    const there = freezableQuantity({ ...account, frozen }, businessDate)
    return there < taken ? reject('insufficient_shares', 'quantity', { sellable: String(there) }) : undefined
  }
  const there = freezableCash({ ...account, frozen }, businessDate)
  return there < taken
    ? reject('insufficient_cash', 'amount', { available: formatFen(there), needed: formatFen(taken) })
    : undefined
}

function without(freeze: Readonly<Freeze>, taken: number): Freeze {
  const ordered = freeze.ordered - taken
  return ordered === 0
    ? { ...freeze, effective: 0, status: 'released' }
    : { ...freeze, ordered, effective: freeze.effective - taken }
}

interface Deduction {
  taken: number
  summary: string
  voucherNo: number
  meta: Meta
}

function takeCash(
  books: Books,
  client: Readonly<Client>,
  {
    account: { accountNo, branchNo, currency },
    deduction: { taken, summary, voucherNo, meta },
  }: { account: Readonly<CashAccount>; deduction: Deduction },
): Change[] {
  const asset = CURRENCY_ASSET[currency]
  const counterAccount = houseKey(branchNo, 'bank', asset, '')
  return [
    {
      kind: 'post',
      entry: 'deduction',
      asset,
      amount: taken,
      debit: { cashAccount: accountNo },
      credit: { house: counterAccount },
      tradeDate: books.day.businessDate,
      voucherNo,
    },
    voucherPut(books, client, {
      meta,
      voucher: {
        voucherNo,
        kind: 'deduction',
        accountNo,
        asset,
        amount: taken,
        counterAccount,
        summary,
      },
    }),
  ]
}

function takeShares(
  books: Books,
  client: Readonly<Client>,
  {
    holding,
    deduction: { taken, summary, voucherNo, meta },
  }: { holding: Readonly<Holding>; deduction: Deduction },
): Change[] | undefined {
  const instrument = books.instruments.get(holding.instrumentNo)
  if (instrument === undefined) return undefined
  const { instrumentNo, market } = instrument
  const counterAccount = depositoryKey(client.branchNo, instrumentNo, market)
  const cost = costOf(holding, taken)
  const tradeDate = books.day.businessDate
  return [
    ...sharesOut(holding, counterAccount, {
      entry: 'deduction',
      quantity: taken,
      cost,
      tradeDate,
      voucherNo,
    }),
    voucherPut(books, client, {
      meta,
      voucher: {
        voucherNo,
        kind: 'deduction',
        accountNo: holding.holdingNo,
        asset: instrumentNo,
        amount: taken,
        counterAccount,
        summary,
        cost: -cost,
      },
    }),
  ]
}
