/** The simulator's start options, and what a caller may ask it to do while it runs. */
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
import type { Layouts } from './depository/write-closing.ts'
import type { OrderDoor } from './doors/order-door.ts'
import type { OrderRequest } from './exchange/exchange-order.ts'
import type { Gate } from './gate.ts'
import type { MarketDay, SimulatedMarket } from './market-day.ts'
import type { ReferenceInstrument } from './reference/families.ts'

export interface SimulatorOptions {
  seed: number
  tradeDate: BusinessDate
  mode: ClockMode
  /** Market seconds per real second in mode `accelerated`. */
  speed: number
  /** Where the first day begins. Later days begin at `DAY_START`. */
  startTime?: TimeOfDay
  /** How busy the crowd is. At 1 each instrument acts every four seconds; at 0 there is no crowd. */
  activity: number
  /** Shanghai's port; the other markets listen on the next ones. 0 means any free ports. */
  fixPort: number
  feedPort: number
  controlPort: number
  /** Folder for day files. */
  filesFolder: string
  /** Those of the closing files in Shanghai and Shenzhen; absent: the depository's published tables. */
  layouts?: Layouts
  /**
   * Folder for the day's inputs and the sessions' numbers, so that the next start continues with them. With the same trade date
   * it is the same day; with a later one the recorded day is ended first. When absent, everything is forgotten at the end.
   */
  stateFolder?: string
  instruments?: readonly ReferenceInstrument[]
  note?: (text: string) => void
}

export interface Simulator {
  readonly fixPorts: Record<SimulatedMarket, number>
  readonly feedPort: number
  readonly controlPort: number
  /** What the control port calls. Tests in the same process may call it directly. */
  readonly control: SimulatorControl
  stop(): Promise<void>
}

export interface SimulatorControl {
  readonly clock: MarketClock
  readonly depository: Depository
  readonly gate: Gate
  readonly doors: Record<SimulatedMarket, OrderDoor>
  day(): MarketDay
  /** Moves market time on. It resolves when everything up to that time has happened and the files are written. */
  stepTo(time: TimeOfDay): Promise<void>
  setClock(mode: ClockMode, speed: number): void
  /** How often the feed has reported the time. */
  readonly tellings: number
  startDay(tradeDate: BusinessDate): Promise<void>
  setHolding(key: HoldingKey, quantity: Shares): void
  /**
   * Sets opening holdings, with their history, of clients of a branch that the counter takes over. The depository holds them
   * from then on and writes them to the day's opening files. Setting them again replaces those set before.
   */
  openHoldings(openings: readonly OpeningShares[]): Promise<void>
  /** Shares that another broker's client sends. The day's files report them. */
  arrive(shares: ArrivingShares): void
  setManner(manner: CustodyManner): void
  /** Enters an order of another broker's client. */
  enterOutside(market: SimulatedMarket, request: OrderRequest): void
  suspend(market: SimulatedMarket, code: string, isSuspended: boolean): boolean
}
