/**
 * The gate before the markets. An open gate lets everything through at once. Behind a closed one orders and cancels wait until
 * they are released, sorted by account and, within an account, by the number that the counter gave them. So it does not matter
 * which of several connections was faster, and a seeded day has the same result on every machine.
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

  /** Lets in what waits and returns how many that were. */
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

/** Orders come before cancels of the same moment, because a cancel may refer to one of them. */
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
  if (input.kind === 'designation') {
    const { securitiesAccount, tradingUnit, clOrdId } = input.designation
    return ['designation', input.market, securitiesAccount, tradingUnit, clOrdId].join(' ')
  }
  return ['after', input.market, input.kind].join(' ')
}
