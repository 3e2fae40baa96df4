/**
 * G05 现金调拨 — moves cash between two tellers, vault and teller, or vault and bank. The person who gives or fetches it enters the
 * movement; the other person named also signs, and nobody else can. For the vault a teller who may check signs, and it is that
 * teller's branch's. Between two branches cash goes over transit.
 *
 * There is no reversal: a wrong movement is moved back.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type, type Static } from 'typebox'
import { formatFen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import {
  cashIn,
  limitExceeded,
  openTill,
  ownTill,
  refuseClosedTill,
  refuseShortTill,
  tillAccount,
  TILL_REFUSALS,
  vaultAccount,
  type TillOf,
} from '../../procedures/tills/till.ts'
import { VoucherNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, CurrencyField, Money, TellerNo, Text } from '../../frame/fields.ts'
import { branchOfActor, tellerOf } from '../../frame/meta.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import { TILL_DIRECTION_WORDS, type TillDirection } from '../../words/till.ts'

const input = Type.Object({
  direction: Choice({ zh: '调拨方向', en: 'From and to' }, TILL_DIRECTION_WORDS),
  tellerNo: TellerNo({ zh: '对方柜员', en: 'The other teller' }),
  currency: CurrencyField,
  amount: Money(),
  summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
})

export const moveTillCash = defineFunction({
  code: 'G05',
  name: 'move-till-cash',
  title: { zh: '现金调拨', en: 'Move till cash' },
  module: 'counter-more',
  kind: 'command',
  phases: ['open'],
  approver: ({ tellerNo }) => tellerNo,
  input,
  answer: Type.Object({ voucherNo: VoucherNo }),
  rejections: [
    'teller_not_found',
    'teller_not_active',
    'same_teller',
    'not_vault_keeper',
    'amount_not_positive',
    ...TILL_REFUSALS,
    'vault_short',
    'till_limit_exceeded',
  ],
  keys: () => [],
  moves: ({ amount, currency }) => [{ amount, currency }],

  decide(books, move, meta) {
    const { direction, tellerNo, currency, amount } = move
    const maker = ownTill(meta, currency, branchOfActor(meta))
    const other = books.tellers.get(tellerNo)
    if (other === undefined) return reject('teller_not_found', 'tellerNo')
    if (other.status !== 'normal') return reject('teller_not_active', 'tellerNo')
    if (tellerNo === maker.tellerNo) return reject('same_teller', 'tellerNo')
    const keeper = KEEPER[direction]
    const keeperNo = keeper === 'maker' ? maker.tellerNo : tellerNo
    if (keeper !== null && !keepsVault(books, keeperNo))
      return reject('not_vault_keeper', 'tellerNo', { teller: String(keeperNo) })
    if (amount === 0) return reject('amount_not_positive', 'amount')
    const ends = endsOf(direction, maker, { tellerNo, currency, branchNo: other.branchNo })
    const refused = refuseCash(books, ends, amount)
    if (refused !== undefined) return refused
    const voucherNo = takeNumber(books, 'voucherNo')
    return accept({ voucherNo }, [
      ...[ends.fromTill, ends.toTill].flatMap(till => (till === null ? [] : openTill(books, till, meta.at))),
      ...moved(books, ends, { ...move, makerNo: tellerOf(meta), voucherNo }),
    ])
  },
})

/** Which of the two signs for the vault. */
const KEEPER: Record<TillDirection, 'maker' | 'other' | null> = {
  'till-to-till': null,
  'vault-to-till': 'maker',
  'till-to-vault': 'other',
  'bank-to-vault': 'maker',
  'vault-to-bank': 'maker',
}

function keepsVault(books: Books, tellerNo: number): boolean {
  return (books.tellers.get(tellerNo)?.roles ?? []).some(role => books.roles.get(role)?.isChecker === true)
}

interface Ends {
  from: string
  to: string
  fromTill: TillOf | null
  toTill: TillOf | null
}

function endsOf(direction: TillDirection, maker: TillOf, other: TillOf): Ends {
  const { currency } = maker
  const vault = vaultAccount(direction === 'till-to-vault' ? other.branchNo : maker.branchNo, currency)
  const bank = houseKey(maker.branchNo, 'bank', CURRENCY_ASSET[currency], '')
  switch (direction) {
    case 'till-to-till':
      return { from: tillAccount(maker), to: tillAccount(other), fromTill: maker, toTill: other }
    case 'vault-to-till':
      return { from: vault, to: tillAccount(other), fromTill: null, toTill: other }
    case 'till-to-vault':
      return { from: tillAccount(maker), to: vault, fromTill: maker, toTill: null }
    case 'bank-to-vault':
      return { from: bank, to: vault, fromTill: null, toTill: null }
    case 'vault-to-bank':
      return { from: vault, to: bank, fromTill: null, toTill: null }
    default:
      return direction satisfies never
  }
}

function refuseCash(
  books: Books,
  { from, fromTill, toTill }: Ends,
  amount: number,
): Rejection<(typeof TILL_REFUSALS)[number] | 'vault_short' | 'till_limit_exceeded'> | undefined {
  for (const till of [fromTill, toTill]) {
    const closed = till === null ? undefined : refuseClosedTill(books, till, 'tellerNo')
    if (closed !== undefined) return closed
  }
  const short = fromTill === null ? undefined : refuseShortTill(books, fromTill, { amount, field: 'amount' })
  if (short !== undefined) return short
  if (from.includes('/vault/') && amount > cashIn(books, from))
    return reject('vault_short', 'amount', { inVault: formatFen(cashIn(books, from)) })
  const limit = toTill === null ? undefined : limitExceeded(books, toTill, amount)
  if (limit !== undefined) return reject('till_limit_exceeded', 'amount', { limit: formatFen(limit) })
  return undefined
}

/** An account that receives cash is debited, as in any ledger. */
function moved(
  books: Books,
  { from, to }: Ends,
  move: Static<typeof input> & { makerNo: number; voucherNo: number },
): Change[] {
  const { voucherNo } = move
  const { businessDate } = books.day
  const asset = CURRENCY_ASSET[move.currency]
  return [
    {
      kind: 'post',
      entry: 'till-move',
      asset,
      amount: move.amount,
      debit: { house: to },
      credit: { house: from },
      tradeDate: businessDate,
      voucherNo,
    },
    {
      kind: 'insert',
      table: 'voucher',
      row: {
        voucherNo,
        businessDate,
        kind: 'till-move',
        clientNo: 0,
        accountNo: 0,
        asset,
        amount: move.amount,
        tellerNo: move.makerNo,
        summary: move.summary ?? '',
        counterAccount: from,
        reverses: null,
        reversedBy: null,
      },
    },
  ]
}
