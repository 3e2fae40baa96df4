/** What the simulator is started with, and what may be asked of it while it runs. */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { Shares } from '@guitai/core/base/money.ts'
import type { ClockMode } from '@guitai/protocols/quote-feed/quote-feed.ts'
import type { MarketClock } from './clock/market-clock.ts'
import type {
  ArrivingShares,
  CustodyManner,
  Depository,
  HoldingKey,
  OpeningShares,
} from './depository/depository.ts'
import type { OrderDoor } from './doors/order-door.ts'
import type { OrderRequest } from './exchange/exchange-order.ts'
import type { Gate } from './gate.ts'
import type { MarketDay, SimulatedMarket } from './market-day.ts'
import type { ReferenceInstrument } from './reference/families.ts'

export interface SimulatorOptions {
  seed: number
  tradeDate: BusinessDate
  mode: ClockMode
  /** Market seconds a second in mode `accelerated`. */
  speed: number
  /** Where the first day begins; later days begin at `DAY_START`. */
  startTime?: TimeOfDay
  /** How busy the crowd is; 1 = each instrument every four seconds, 0 = nobody there. */
  activity: number
  /** Shanghai's; Shenzhen listens on the next one. 0 = any free ports. */
  fixPort: number
  feedPort: number
  controlPort: number
  /** Where day files go. */
  filesFolder: string
  /**
   * Where the day's inputs and the sessions' numbers are kept, so that the next start goes on with them: with the same
   * trade date it is the same day, with a later one the recorded day is ended first. Absent: all is forgotten at the end.
   */
  stateFolder?: string
  instruments?: readonly ReferenceInstrument[]
  note?: (text: string) => void
}

export interface Simulator {
  readonly fixPorts: Record<SimulatedMarket, number>
  readonly feedPort: number
  readonly controlPort: number
  /** What the control port drives; tests in the same process may do so directly. */
  readonly control: SimulatorControl
  stop(): Promise<void>
}

export interface SimulatorControl {
  readonly clock: MarketClock
  readonly depository: Depository
  readonly gate: Gate
  readonly doors: Record<SimulatedMarket, OrderDoor>
  day(): MarketDay
  /** Moves market time on; resolves when everything up to it has happened and files are written. */
  stepTo(time: TimeOfDay): Promise<void>
  setClock(mode: ClockMode, speed: number): void
  /** How often the feed has told the time. */
  readonly tellings: number
  startDay(tradeDate: BusinessDate): Promise<void>
  setHolding(key: HoldingKey, quantity: Shares): void
  /**
   * Opening holdings, with their history, of clients of a branch that the counter takes over: the depository has them from now on, and
   * its opening files of the day say so. Told again they take the place of those that were told before.
   */
  openHoldings(openings: readonly OpeningShares[]): Promise<void>
  /** Shares that another broker's client brings, told with the day's files. */
  arrive(shares: ArrivingShares): void
  setManner(manner: CustodyManner): void
  /** An order of another broker's client. */
  enterOutside(market: SimulatedMarket, request: OrderRequest): void
  suspend(market: SimulatedMarket, code: string, isSuspended: boolean): boolean
}
