/** Clients and their money: opened, paid in and out, reversed, corrected, paid interest, closed; with tills and the vault. */
import type { Currency } from '@guitai/core/base/money.ts'
import type { Cash, Voucher } from '../ledger/ledger.ts'
import { ASSET, accrueToYesterday, houseName, moveBetween, moveCash, moveHouse } from '../ledger/money.ts'
import { later, periodOf } from '../rules/days.ts'
import { correctInterest, dueUpTo, paidUpTo } from '../rules/interest.ts'
import { setting } from '../rules/rule-book.ts'
import { fen } from '../rules/whole.ts'
import { freezeOf, inForceOn } from './freezes.ts'
import { accountNoOf, cashOf, clientOf, known, numberOf, textOf, type Input, type Replay } from './replay.ts'

export function openClient({ ledger, told, reference }: Replay, input: Input, result: Input): void {
  const clientNo = numberOf(result['clientNo'])
  const branchNo = numberOf(input['branchNo']) || (reference.branches.get(told.tellerNo) ?? 1)
  const mode = numberOf(input['settlementMode'])
  ledger.clients.set(clientNo, {
    clientNo,
    branchNo,
    plan: textOf(input['feePlan']) || 'standard',
    mode,
    isClosed: false,
  })
  for (const { accountNo, currency } of (result['cashAccounts'] ?? []) as {
    accountNo: number
    currency: Currency
  }[])
    openAccount(ledger, { accountNo, clientNo, branchNo, currency })
}

function openAccount(
  ledger: Replay['ledger'],
  whose: Pick<Cash, 'accountNo' | 'clientNo' | 'branchNo' | 'currency'>,
): void {
  ledger.cash.set(whose.accountNo, {
    ...whose,
    isClosed: false,
    settled: 0,
    lots: [],
    uncleared: 0,
    unclearedOn: null,
    accruedTo: later(ledger.today, -1),
    accrued: [],
  })
}

/**
 * F05: three of the fields that it may change matter here. A cash account's number consists of its client's number and its
 * currency's.
 */
export function amendClient(replay: Replay, input: Input): void {
  const client = clientOf(replay, numberOf(input['clientNo']))
  const { clientNo, branchNo } = client
  for (const currency of (input['addCurrencies'] ?? []) as Currency[])
    openAccount(replay.ledger, { accountNo: clientNo * 100 + ASSET[currency], clientNo, branchNo, currency })
  if (input['feePlan'] !== undefined) client.plan = textOf(input['feePlan'])
  if (input['settlementMode'] !== undefined) client.mode = numberOf(input['settlementMode'])
}

const COMES_IN = new Set(['deposit', 'transfer-in', 'remittance-in', 'adjustment-in'])

/** The till of the teller at the branch, or the system's where the system acts. */
function tillOf({ told, reference }: Replay, { branchNo, currency }: Cash): string {
  const ownBranch = told.tellerNo === 0 ? branchNo : (reference.branches.get(told.tellerNo) ?? branchNo)
  return houseName(ownBranch, 'till', ASSET[currency], String(told.tellerNo))
}

/** F09. */
export function payInOrOut(replay: Replay, input: Input, result: Input): void {
  const { ledger, rules } = replay
  const account = cashOf(replay, numberOf(input['cashAccountNo']))
  const kind = textOf(input['kind'])
  const isTill = kind === 'deposit' || kind === 'withdrawal'
  const house = isTill
    ? tillOf(replay, account)
    : houseName(account.branchNo, 'bank', ASSET[account.currency])
  const amount = fen(input['amount']) * (COMES_IN.has(kind) ? 1 : -1)
  const isUncleared =
    (kind === 'transfer-in' || kind === 'remittance-in') &&
    setting(rules, 'transfers-withdrawable-same-day', ledger.today) === 0
  moveCash(ledger, rules, { account, amount, house })
  if (isUncleared) addUncleared(replay, account, amount)
  keep(replay, account, { voucherNo: numberOf(result['voucherNo']), kind, amount, house, isUncleared })
}

function addUncleared({ ledger }: Replay, account: Cash, amount: number): void {
  const before = account.unclearedOn === ledger.today ? account.uncleared : 0
  account.uncleared = Math.max(0, before + amount)
  account.unclearedOn = ledger.today
}

type Kept = Pick<Voucher, 'voucherNo' | 'kind' | 'amount' | 'house'> & Partial<Voucher>

function keep({ ledger }: Replay, account: Cash, kept: Kept): void {
  ledger.vouchers.set(kept.voucherNo, {
    date: ledger.today,
    accountNo: account.accountNo,
    isCash: true,
    asset: ASSET[account.currency],
    cost: null,
    isUncleared: false,
    valueDate: null,
    ...kept,
  })
}

/** F10 for money. The reversal of a correction also takes its interest back. */
export function reverseCash(replay: Replay, voucher: Voucher, voucherNo: number): void {
  const { ledger, rules } = replay
  const account = cashOf(replay, voucher.accountNo)
  moveCash(ledger, rules, { account, amount: -voucher.amount, house: voucher.house })
  if (voucher.isUncleared) addUncleared(replay, account, -voucher.amount)
  if (voucher.valueDate !== null)
    correctInterest(rules, account, {
      by: -voucher.amount,
      period: {
        from: voucher.valueDate,
        to: later(ledger.today, -1),
      },
    })
  keep(replay, account, { voucherNo, kind: 'reversal', amount: -voucher.amount, house: voucher.house })
}

/**
 * G04: red takes back the wrong amount and blue books the right one. Interest becomes what it would have been from the value
 * date.
 */
export function adjust(replay: Replay, input: Input, result: Input): void {
  const { ledger, rules } = replay
  const original = known(replay.reference.vouchers.get(numberOf(input['voucherNo'])), 'voucher')
  const wrong = cashOf(replay, original.accountNo)
  const right = cashOf(replay, numberOf(input['cashAccountNo']) || original.accountNo)
  const sign = COMES_IN.has(original.kind) ? 1 : -1
  const valueDate = textOf(input['valueDate']) || original.date
  const parts = [
    { account: wrong, amount: -sign * original.amount, voucherNo: numberOf(result['red']) },
    { account: right, amount: sign * fen(input['amount']), voucherNo: numberOf(result['blue']) },
  ]
  const net = new Map<Cash, number>()
  for (const { account, amount, voucherNo } of parts) {
    if (amount === 0) continue
    const asset = ASSET[account.currency]
    const house = original.house.includes('/till/')
      ? houseName(account.branchNo, 'suspense', asset)
      : original.house
    moveCash(ledger, rules, { account, amount, house })
    const kind = amount > 0 ? 'adjustment-in' : 'adjustment-out'
    keep(replay, account, { voucherNo, kind, amount, house, valueDate })
    net.set(account, (net.get(account) ?? 0) + amount)
  }
  for (const [account, by] of net)
    correctInterest(rules, account, { by, period: { from: valueDate, to: later(ledger.today, -1) } })
}

/** Pays and charges the interest of the periods up to `end`. A freeze that covers earnings also takes the interest. */
export function payInterest(replay: Replay, account: Cash, end: string): { credit: number; penalty: number } {
  const { ledger, rules } = replay
  const due = dueUpTo(rules, account, end)
  paidUpTo(account, end)
  const asset = ASSET[account.currency]
  const expense = houseName(account.branchNo, 'interest-expense', asset)
  const income = houseName(account.branchNo, 'penalty-interest-income', asset)
  moveCash(ledger, rules, { account, amount: due.credit, house: expense })
  moveCash(ledger, rules, { account, amount: -due.penalty, house: income })
  const covering = inForceOn(replay, { object: 'cash', accountNo: account.accountNo }).find(
    freeze => freeze.coversDividends,
  )
  if (covering !== undefined) covering.ordered += due.credit
  return due
}

/** G03: pays interest up to yesterday to accounts where it is due. */
export function capitalise(replay: Replay, input: Input): void {
  const clientNo = numberOf(input['clientNo'])
  for (const account of replay.ledger.cash.values()) {
    if (account.clientNo !== clientNo || account.isClosed) continue
    accrueToYesterday(replay.ledger, replay.rules, account)
    const yesterdays = periodOf(later(replay.ledger.today, -1))
    const { credit, penalty } = dueUpTo(replay.rules, account, yesterdays)
    if (credit > 0 || penalty > 0) payInterest(replay, account, yesterdays)
  }
}

/** F08: pays interest up to yesterday, then pays out the whole balance. */
export function closeClient(replay: Replay, input: Input): void {
  const { ledger, rules } = replay
  const client = clientOf(replay, numberOf(input['clientNo']))
  for (const account of ledger.cash.values()) {
    if (account.clientNo !== client.clientNo || account.isClosed) continue
    accrueToYesterday(ledger, rules, account)
    payInterest(replay, account, periodOf(later(ledger.today, -1)))
    const bank = houseName(account.branchNo, 'bank', ASSET[account.currency])
    moveCash(ledger, rules, {
      account,
      amount: -account.settled,
      house: input['payout'] === 'cash' ? tillOf(replay, account) : bank,
    })
    account.isClosed = true
  }
  client.isClosed = true
}

/** G06 for money: it goes from the named freeze to the bank. */
export function deductCash(replay: Replay, input: Input): void {
  const freeze = freezeOf(replay, numberOf(input['freezeNo']))
  const account = cashOf(replay, freeze.accountNo)
  const taken = fen(input['amount'])
  takeFrozen(replay, freeze.freezeNo, taken)
  moveCash(replay.ledger, replay.rules, {
    account,
    amount: -taken,
    house: houseName(account.branchNo, 'bank', ASSET[account.currency]),
  })
}

export function takeFrozen(replay: Replay, freezeNo: number, taken: number): void {
  const freeze = freezeOf(replay, freezeNo)
  freeze.ordered -= taken
  freeze.effective = freeze.ordered === 0 ? 0 : freeze.effective - taken
  if (freeze.ordered === 0) freeze.status = 'released'
}

/** G07: charges the fee for the new document. */
export function replaceLost(replay: Replay, input: Input): void {
  const { ledger, rules } = replay
  const account = ledger.cash.get(accountNoOf(numberOf(input['clientNo']), 'CNY'))
  const fee = setting(rules, 'replacement-fee', ledger.today)
  if (account === undefined || fee === 0) return
  moveCash(ledger, rules, {
    account,
    amount: -fee,
    house: houseName(account.branchNo, 'counter-fee-income', ASSET.CNY),
  })
}

/** G05: the account that gets cash is debited. */
export function moveTillCash(replay: Replay, input: Input): void {
  const { told, reference, ledger } = replay
  const currency = textOf(input['currency']) as Currency
  const asset = ASSET[currency]
  const direction = textOf(input['direction'])
  const otherNo = numberOf(input['tellerNo'])
  const branchNo = reference.branches.get(told.tellerNo) ?? 1
  const otherBranch = reference.branches.get(otherNo) ?? branchNo
  const own = houseName(branchNo, 'till', asset, String(told.tellerNo))
  const other = houseName(otherBranch, 'till', asset, String(otherNo))
  // The vault's keeper is who gives out of it, or the other one who takes into it.
  const vault = houseName(direction === 'till-to-vault' ? otherBranch : branchNo, 'vault', asset)
  const bank = houseName(branchNo, 'bank', asset)
  const ends: Readonly<Record<string, readonly [string, string]>> = {
    'till-to-till': [own, other],
    'vault-to-till': [vault, other],
    'till-to-vault': [own, vault],
    'bank-to-vault': [bank, vault],
    'vault-to-bank': [vault, bank],
  }
  const [from, to] = known(ends[direction], 'direction')
  moveBetween(ledger, { from: to, to: from }, fen(input['amount']))
}

/** C25: what a count was over or short goes to suspense. */
export function bookTillDifference({ told, reference, ledger }: Replay, input: Input): void {
  const tellerNo = numberOf(input['tellerNo'] ?? told.tellerNo)
  const branchNo = reference.branches.get(tellerNo) ?? reference.branches.get(told.tellerNo) ?? 1
  const asset = ASSET[textOf(input['currency']) as Currency]
  const till = houseName(branchNo, 'till', asset, String(tellerNo))
  const counts = input['counts'] as { face: unknown; pieces: number }[]
  const counted = counts.reduce((sum, { face, pieces }) => sum + fen(face) * pieces, 0)
  const over = counted + (ledger.house.get(till) ?? 0)
  moveHouse(ledger, till, -over)
  moveHouse(ledger, houseName(branchNo, 'suspense', asset), over)
}
