/**
 * Full collections of the heap at chosen times: whenever a new engine has replaced another, and once in each rest of the
 * market, before the opening, at noon, after the close. A collection stops orders for about two milliseconds per living
 * megabyte; V8 by itself starts one when the heap has grown, which is in the middle of trading.
 *
 * It waits until nothing was committed for a second and nothing waits; a rest without such a second has none.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { MarketTime } from '@guitai/adapters/clock/market-clock.ts'

const at = (hours: number, minutes: number): TimeOfDay => hours * 3600 + minutes * 60

/** The call auction begins at 9:15; bonds trade until 15:30. */
const RESTS: readonly { from: TimeOfDay; to: TimeOfDay }[] = [
  { from: at(9, 0), to: at(9, 15) },
  { from: at(11, 30), to: at(13, 0) },
  { from: at(15, 30), to: at(24, 0) },
]

const SECOND_MS = 1000

export interface QuietCollectionsOptions {
  now: () => MarketTime
  /** Commands that wait for the engine. */
  waiting: () => number
  collect: () => void
}

export class QuietCollections {
  readonly #options: QuietCollectionsOptions
  #hasCommitted = false
  #hasOpened = false
  /** The last rest in which there was a collection: '2026-11-23/41400'. */
  #last = ''

  constructor(options: QuietCollectionsOptions) {
    this.#options = options
  }

  /** A new engine: the memory of the one before it is garbage. */
  opened(): void {
    this.#hasOpened = true
  }

  committed(): void {
    this.#hasCommitted = true
  }

  /** Returns a function that stops it. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), SECOND_MS).unref()
    return () => clearInterval(timer)
  }

  /** Called once a second. */
  tick(): void {
    const { now, waiting, collect } = this.#options
    const isQuiet = !this.#hasCommitted && waiting() === 0
    this.#hasCommitted = false
    if (!isQuiet) return
    const rest = restAt(now())
    if (!this.#hasOpened && (rest === undefined || rest === this.#last)) return
    this.#hasOpened = false
    this.#last = rest ?? this.#last
    collect()
  }
}

function restAt({ tradeDate, time }: MarketTime): string | undefined {
  const rest = RESTS.find(({ from, to }) => time >= from && time < to)
  return rest && `${tradeDate}/${rest.from}`
}

/** V8 gives the function to contexts that are made while the option is set, so only this one has it. */
export function fullCollection(): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  setFlagsFromString('--no-expose-gc')
  return collect
}
