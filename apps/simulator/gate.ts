/**
 * The gate before the markets. Open, it lets everything through at once. Closed, orders and cancels wait until they are
 * released: by account, and in an account in the order in which the counter numbered them. So it does not matter which of
 * several connections was quicker, and a seeded day comes out the same on every machine.
 */
import { findReceipt } from './exchange/exchange.ts'
import type { MarketDay } from './market-day.ts'
import type { MarketInput } from './market-input.ts'

export class Gate {
  readonly #accept: (input: MarketInput) => void
  readonly #day: () => MarketDay
  #isClosed = false
  #held: MarketInput[] = []

  constructor(accept: (input: MarketInput) => void, day: () => MarketDay) {
    this.#accept = accept
    this.#day = day
  }

  get held(): number {
    return this.#held.length
  }

  take(input: MarketInput): void {
    if (this.#isClosed) this.#held.push(input)
    else this.#accept(input)
  }

  close(): void {
    this.#isClosed = true
  }

  open(): void {
    this.#isClosed = false
    this.release()
  }

  /** How many were let in. */
  release(): number {
    const inputs = inOrderOfAccounts(this.#held, this.#day())
    this.#held = []
    for (const input of inputs) this.#accept(input)
    return inputs.length
  }
}

function inOrderOfAccounts(inputs: readonly MarketInput[], day: MarketDay): MarketInput[] {
  const keyed = inputs.map(input => ({ input, key: keyOf(input, day) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ input }) => input)
}

/** Orders come before the cancels of the same moment: a cancel may mean one of them. */
function keyOf(input: MarketInput, day: MarketDay): string {
  if (input.kind === 'order') {
    const { securitiesAccount, tradingUnit, clOrdId } = input.request
    return ['order', input.market, securitiesAccount, tradingUnit, clOrdId].join(' ')
  }
  if (input.kind === 'cancel') {
    const { tradingUnit, originalClOrdId, clOrdId } = input.cancel
    const account = findReceipt(day.exchanges[input.market], tradingUnit, originalClOrdId)?.order?.request
    return ['then cancel', input.market, account?.securitiesAccount ?? '', tradingUnit, clOrdId].join(' ')
  }
  return ['after', input.market, input.kind].join(' ')
}
