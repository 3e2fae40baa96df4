/**
 * The day's inputs on disk, one JSON line each, so that a simulator that is stopped and started again continues the same day.
 * Markets are deterministic, so the opening and the inputs are enough to rebuild books, trades and numbers. A line is written
 * before it takes effect. The writes are not flushed, so they survive a kill but not a power failure.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { Price, Shares } from '@guitai/core/base/money.ts'
import type { ArrivingShares, CustodyManner, Holding, HoldingKey, Repo } from './depository/depository.ts'
import type { Due } from './depository/dues.ts'
import type { MarketInput } from './market-input.ts'

const VERSION = 3

/** How a day began. */
export interface DayOpening {
  kind: 'day'
  version: typeof VERSION
  tradeDate: BusinessDate
  time: TimeOfDay
  seed: number
  activity: number
  /** The closing prices of the day before, by instrument id. */
  closes: [string, Price][]
  holdings: Holding[]
  repos: Repo[]
  dues: readonly Due[]
}

export type JournalEntry = { time: TimeOfDay } & (
  | MarketInput
  | { kind: 'holding'; key: HoldingKey; quantity: Shares }
  | { kind: 'arriving'; shares: ArrivingShares }
  | { kind: 'manner'; manner: CustodyManner }
  /** Market time has passed to this point. */
  | { kind: 'time' }
  /** The simulator ended normally: everything it had to report was handed over. */
  | { kind: 'stop' }
)

export interface RecordedDay {
  opening: DayOpening
  entries: JournalEntry[]
}

export interface Journal {
  /** The recorded day that is to be continued. */
  readonly recorded: RecordedDay | undefined
  begin(opening: DayOpening): void
  append(entry: JournalEntry): void
  close(): void
}

export function dayOpening(opening: Omit<DayOpening, 'kind' | 'version'>): DayOpening {
  return { kind: 'day', version: VERSION, ...opening }
}

/** Reads the journal. A last line that a kill tore is also cut off in the file, because the file is continued. */
function read(path: string): RecordedDay | undefined {
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) truncateSync(path, end)
  const [first, ...lines] = bytes.toString('utf8', 0, end).split('\n').slice(0, -1)
  if (first === undefined) return undefined
  const opening = JSON.parse(first) as DayOpening
  if (opening.version !== VERSION) return undefined
  return { opening, entries: lines.map(line => JSON.parse(line) as JournalEntry) }
}

export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'market-day.jsonl')
  const recorded = read(path)
  let file = openSync(path, 'a')
  return {
    recorded,
    begin(opening) {
      closeSync(file)
      writeFileSync(`${path}.part`, `${JSON.stringify(opening)}\n`)
      renameSync(`${path}.part`, path)
      file = openSync(path, 'a')
    },
    append(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`)
    },
    close() {
      closeSync(file)
    },
  }
}
