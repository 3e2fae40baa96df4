/**
 * The difference between the fees in the depository's money file and the fees charged, per kind, market, trading unit and
 * currency. Up to the firm's limit the house bears it when the day is cleared; above the limit only after a person has decided
 * so.
 */
import { ASSET, HEADQUARTERS, houseName, moveHouse } from '../ledger/money.ts'
import type { StatedFees } from '../read/reference.ts'
import { GOES_TO } from '../rules/fees.ts'
import { setting } from '../rules/rule-book.ts'
import { outerKinds, takeMore, type OuterKind } from './dues.ts'
import { listedOf, type Replay } from './replay.ts'

/** Runs with E11, when every trade of the day is cleared. */
export function roundFees(replay: Replay): void {
  const { ledger, rules } = replay
  const limit = setting(rules, 'fee-rounding-limit', ledger.today)
  for (const stated of statedToday(replay))
    for (const kind of outerKinds(replay)) {
      const more = moreThanCharged(replay, stated, kind)
      if (Math.abs(more) <= limit) bear(replay, { stated, kind, more })
    }
}

/** E03A on a fee difference above the limit, named like 'XSHG 20001 CNY exchangeFee'. */
export function acceptTheirFee(replay: Replay, subject: string): void {
  for (const stated of statedToday(replay))
    for (const kind of outerKinds(replay))
      if (subject === `${stated.market} ${stated.tradingUnit} ${stated.currency} ${kind}`)
        bear(replay, { stated, kind, more: moreThanCharged(replay, stated, kind) })
}

const statedToday = ({ reference, ledger }: Replay): readonly StatedFees[] =>
  reference.statedFees.filter(({ tradeDate }) => tradeDate === ledger.today)

/** The difference, or 0 when the depository states no figure. */
function moreThanCharged(replay: Replay, stated: StatedFees, kind: OuterKind): number {
  const { ledger, reference } = replay
  const theirs = stated[kind]
  if (theirs === null) return 0
  const isOf = (market: string, tradingUnit: string | undefined, instrumentNo: number): boolean =>
    market === stated.market &&
    tradingUnit === stated.tradingUnit &&
    listedOf(replay, instrumentNo).currency === stated.currency
  let ours = 0
  for (const { market, orderId, instrumentNo, tradeDate, isCleared, fees } of ledger.trades.values())
    if (
      isCleared &&
      tradeDate === ledger.today &&
      isOf(market, ledger.orders.get(orderId)?.tradingUnit, instrumentNo)
    )
      ours += fees[kind]
  for (const [tradeKey, { market, instrumentNo, fees }] of ledger.onErrorAccount)
    if (isOf(market, reference.depositoryTrades.get(tradeKey)?.tradingUnit, instrumentNo)) ours += fees[kind]
  return theirs - ours
}

function bear(
  replay: Replay,
  { stated, kind, more }: { stated: StatedFees; kind: OuterKind; more: number },
): void {
  const { ledger } = replay
  const { market, currency } = stated
  moveHouse(ledger, houseName(HEADQUARTERS, 'fee-rounding', ASSET[currency], market), -more)
  moveHouse(ledger, houseName(HEADQUARTERS, GOES_TO[kind], ASSET[currency], market), more)
  takeMore(replay, stated, { kind, more })
}
