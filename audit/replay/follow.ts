/**
 * Follows the command log, one command after another, and does to the ledger what the rules require. The day end's chunks only
 * say when.
 */
import type { Trade } from '../ledger/ledger.ts'
import { ASSET, houseName, moveCash, settleTrade } from '../ledger/money.ts'
import { fen } from '../rules/whole.ts'
import { modeOf } from '../rules/settlement.ts'
import { sumOf, type Fees } from '../rules/fees.ts'
import { pays, type Side } from '../rules/amounts.ts'
import { ruleBookAt } from '../rules/rule-book.ts'
import {
  answerCustody,
  answerDesignation,
  bringIn,
  deductShares,
  moveAcross,
  requestTransfer,
  reverseShares,
  sendOut,
  takeOver,
} from './custody.ts'
import { clearTrades, expireOrders, settleDay, takeBack } from './day-end.ts'
import { correctTrade, toErrorAccount } from './fills.ts'
import { acceptTheirFee } from './fee-rounding.ts'
import { fillAll, freezeCash, freezeHolding, freezeOf, releaseHolding } from './freezes.ts'
import * as funds from './funds.ts'
import { cancel, enter, keptBack, offered, place, report } from './orders.ts'
import {
  cashOf,
  clientOf,
  found,
  known,
  listedAs,
  listedOf,
  numberOf,
  orderOf,
  textOf,
  Unknown,
  type Input,
  type Replay,
  type Told,
} from './replay.ts'

type Follow = (replay: Replay, input: Input, result: Input) => void

const newRules: Follow = replay => {
  replay.rules = ruleBookAt(replay.reference.parameters, replay.told.at)
}

/**
 * A command that is not in this table moves no money and no shares and holds nothing. The test beside it gives the reason for
 * each.
 */
export const FOLLOW: Readonly<Record<string, Follow>> = {
  X03: ({ ledger }, input) => void (ledger.today = textOf(input['tradeDate'])),
  X08: takeOver,
  S01: newRules,
  S02: newRules,
  S04: newRules,
  S05: newRules,
  S09: newRules,
  F04: funds.openClient,
  F05: funds.amendClient,
  F08: funds.closeClient,
  F09: funds.payInOrOut,
  F10: reverse,
  F11: (replay, input, result) => freezeCash(replay, { input, result, term: 'day' }),
  F12: (replay, input, result) => freezeCash(replay, { input, result, term: 'long' }),
  C01: enter,
  C08: enter,
  C05: requestTransfer,
  C06: requestTransfer,
  C07: requestTransfer,
  C09: (replay, input, result) => freezeHolding(replay, { input, result, term: 'day' }),
  C10: releaseHolding,
  C11: (replay, input, result) => freezeHolding(replay, { input, result, term: 'long' }),
  C12: releaseHolding,
  C13: bringIn,
  C14: sendOut,
  C15: moveAcross,
  C16: moveAcross,
  C25: funds.bookTillDifference,
  O02: cancel,
  G01: settleClient,
  G02: settleByHand,
  G03: funds.capitalise,
  G04: funds.adjust,
  G05: funds.moveTillCash,
  G06: deduct,
  G07: funds.replaceLost,
  E02: (replay, input) => answerCustody(replay, textOf(input['market'])),
  E27: expireOrders,
  // Where it lists differences of the firm, the day is not cleared yet.
  E11: (replay, _input, result) =>
    result['firmDifferences'] === undefined ? clearTrades(replay) : undefined,
  E12: settleDay,
  E21: takeBack,
  E22: settleAutomatic,
  E03A: resolveDifference,
  E03B: resolveUnplaced,
  'execution-report': report,
  'designation-report': answerDesignation,
  'market-opens': offered,
  'submission-kept-back': keptBack,
}

export function follow(replay: Replay, told: Told): void {
  replay.told = told
  try {
    FOLLOW[told.code]?.(replay, told.input, told.result)
    fillAll(replay)
  } catch (error) {
    if (!(error instanceof Unknown)) throw error
    found(replay, {
      subject: `command ${told.no}`,
      what: told.code,
      stored: error.message,
      right: 'named by an earlier command',
    })
  }
}

function reverse(replay: Replay, input: Input, result: Input): void {
  const voucherNo = numberOf(input['voucherNo'])
  const voucher = known(replay.ledger.vouchers.get(voucherNo), `voucher ${voucherNo}`)
  const undo = voucher.isCash ? funds.reverseCash : reverseShares
  undo(replay, voucher, numberOf(result['voucherNo']))
}

function deduct(replay: Replay, input: Input): void {
  const { object } = freezeOf(replay, numberOf(input['freezeNo']))
  if (object === 'cash') funds.deductCash(replay, input)
  else deductShares(replay, input)
}

/** Iterated and not copied, because tellers of settlement modes 3 and 4 ask for it trade by trade. */
function openTradesOf({ ledger }: Replay, clientNo: number): Trade[] {
  const open: Trade[] = []
  for (const trade of ledger.trades.values())
    if (trade.clientNo === clientNo && trade.settledOn === null) open.push(trade)
  return open
}

/** G01: settles a client. */
function settleClient(replay: Replay, input: Input): void {
  for (const trade of openTradesOf(replay, numberOf(input['clientNo'])))
    settleTrade(replay.ledger, replay.rules, trade)
}

/** E22: settles the trades that it names, which are of clients whose trades settle automatically. */
function settleAutomatic(replay: Replay, _input: Input, result: Input): void {
  const { ledger, rules } = replay
  const named = new Set((result['trades'] as Input[]).map(trade => numberOf(trade['tradeSeq'])))
  if (named.size === 0) return
  for (const trade of ledger.trades.values()) {
    if (!named.has(trade.tradeSeq) || trade.settledOn !== null) continue
    const { market, tradeDate, clientNo, tradeSeq } = trade
    if (modeOf(rules, clientOf(replay, clientNo), { market, tradeDate }) === 2)
      settleTrade(ledger, rules, trade)
    else
      found(replay, {
        subject: `trade ${tradeSeq}`,
        what: 'E22',
        stored: 'settled',
        right: 'left to a teller',
      })
  }
}

/**
 * G02: settles a trade as it was booked. Where the teller's amounts differ, the difference goes to suspense and to fee
 * rounding.
 */
function settleByHand(replay: Replay, input: Input): void {
  const { ledger, rules } = replay
  const tradeSeq = numberOf(input['tradeSeq'])
  const trade = known(
    openTradesOf(replay, numberOf(input['clientNo'])).find(each => each.tradeSeq === tradeSeq),
    `open trade ${tradeSeq}`,
  )
  settleTrade(ledger, rules, trade)
  const entered = Object.fromEntries(Object.keys(trade.fees).map(kind => [kind, fen(input[kind])]))
  const sign = pays(listedOf(replay, trade.instrumentNo), trade.side) ? -1 : 1
  const account = cashOf(replay, trade.accountNo)
  const house = (kind: string): string => houseName(account.branchNo, kind, ASSET[account.currency])
  moveCash(ledger, rules, {
    account,
    amount: sign * (fen(input['amount']) - trade.amount),
    house: house('suspense'),
  })
  moveCash(ledger, rules, {
    account,
    amount: sumOf(trade.fees) - sumOf(entered as Fees),
    house: house('fee-rounding'),
  })
}

/** E03A: the depository's record is booked, or ours is taken back, or the trade becomes the house's own. */
function resolveDifference(replay: Replay, input: Input): void {
  const { reference, ledger } = replay
  const key = textOf(input['discrepancyKey'])
  const act = textOf(input['act'])
  if (act === 'carry-exception') return
  const tradeKey = known(reference.discrepancies.get(key), `discrepancy ${key}`)
  const [, market = '', , tradeNo = '', side] = tradeKey.split('/')
  if (key.split('/')[1] === 'fee') return acceptTheirFee(replay, tradeKey)
  const theirs = reference.depositoryTrades.get(tradeKey)
  if (act === 'error-account') {
    const { code, price, quantity } = known(theirs, `depository trade ${tradeKey}`)
    const instrument = listedAs(replay, `${code}.${market}`)
    return toErrorAccount(replay, instrument, { side: side as Side, tradeNo, price, quantity })
  }
  const order = orderOf(replay, numberOf(input['orderId']))
  const ours = ledger.trades.get(tradeKey)
  if (ours === undefined)
    return place(replay, order, { fill: known(theirs, `depository trade ${tradeKey}`), tradeNo })
  const row = known(reference.trades.get(`${order.orderId}/${tradeNo}`), `trade ${tradeKey}`)
  const right =
    act === 'bust-trade' ? { price: ours.price, quantity: 0 } : known(theirs, `depository trade ${tradeKey}`)
  correctTrade(replay, ours, { fill: right, row })
}

/** E03B: decides about a fill that fitted no order. */
function resolveUnplaced(replay: Replay, input: Input): void {
  const { reference } = replay
  if (input['act'] === 'nothing') return
  const unplacedNo = numberOf(input['unplacedNo'])
  const fact = known(reference.unplaced.get(unplacedNo), `unplaced fact ${unplacedNo}`)
  const said = JSON.parse(fact.content) as Input
  const fill = { price: numberOf(said['price']), quantity: numberOf(said['quantity']) }
  if (input['act'] === 'place-at-order')
    return place(replay, orderOf(replay, numberOf(input['orderId'])), {
      fill,
      tradeNo: textOf(said['tradeNo']),
    })
  toErrorAccount(replay, listedAs(replay, input['instrument']), {
    side: input['side'] as Side,
    tradeNo: textOf(said['tradeNo']),
    ...fill,
  })
}
