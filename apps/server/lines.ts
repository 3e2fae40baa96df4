/**
 * The lines of a server: exchanges by FIX, a quote feed, the depository's folder. One row per line, read from a file, so that
 * the server knows no simulator; `npm start` gives it the address of one (apps/trial).
 *
 *   [{"name": "sse", "kind": "exchange-fix", "market": "XSHG", "host": "10.0.0.5", "port": 9101, "target": "SSE"},
 *    {"name": "sse-files", "kind": "depository-own", "market": "XSHG", "folder": "/srv/csdc"}]
 *
 * A row with `on: false` is kept and not used. Unknown fields are refused, and so is what two lines would both serve.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Type, type Static } from 'typebox'
import { strictCheck } from '@guitai/adapters/http/edge/strict-schema.ts'
import { MARKETS, type Market } from '@guitai/core/base/market.ts'

const Common = { name: Type.String({ minLength: 1 }), on: Type.Optional(Type.Boolean()) }
const Address = {
  host: Type.String({ minLength: 1 }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
}
const MarketName = Type.Enum([...MARKETS])

/** An exchange's FIX gateway. It serves the named trading units; without names all units of the market. */
const ExchangeFixLine = Type.Object({
  ...Common,
  kind: Type.Literal('exchange-fix'),
  market: MarketName,
  ...Address,
  units: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
  /** The exchange's CompID; absent means the market's code. */
  target: Type.Optional(Type.String({ minLength: 1 })),
  /** Our CompID; absent means the trading unit's number. */
  sender: Type.Optional(Type.String({ minLength: 1 })),
})

/** Quotes, phases and the market's clock. Without such a line the clock is Shanghai's wall clock. */
const QuotesLine = Type.Object({ ...Common, kind: Type.Literal('quotes'), ...Address })

/** The folder of day files in the product's own layout, of one market or of all. */
const DepositoryLine = Type.Object({
  ...Common,
  kind: Type.Literal('depository-own'),
  market: Type.Optional(MarketName),
  folder: Type.String({ minLength: 1 }),
})

/** The folder of a depository's tables in the published layouts; other files there have the product's own. */
const ShenzhenFilesLine = Type.Object({
  ...Common,
  kind: Type.Literal('depository-sz'),
  folder: Type.String({ minLength: 1 }),
  /** The version of the layouts. */
  layout: Type.Literal('5.17'),
})

const ShanghaiFilesLine = Type.Object({
  ...Common,
  kind: Type.Literal('depository-sh'),
  folder: Type.String({ minLength: 1 }),
  layout: Type.Literal('3.102'),
  /** Our number there, which is a part of the files' names: 'js326'. */
  participant: Type.String({ pattern: '^[a-z0-9]{1,8}$' }),
})

const CHECKS = new Map([
  ['exchange-fix', strictCheck(ExchangeFixLine)],
  ['quotes', strictCheck(QuotesLine)],
  ['depository-own', strictCheck(DepositoryLine)],
  ['depository-sz', strictCheck(ShenzhenFilesLine)],
  ['depository-sh', strictCheck(ShanghaiFilesLine)],
])

export type ExchangeFixLine = Static<typeof ExchangeFixLine>
export type FilesLine =
  Static<typeof DepositoryLine> | Static<typeof ShenzhenFilesLine> | Static<typeof ShanghaiFilesLine>
export type Line = ExchangeFixLine | Static<typeof QuotesLine> | FilesLine

const isFiles = (line: Line): line is FilesLine => line.kind.startsWith('depository-')

/** The markets of a line of files. */
function marketsOf(line: FilesLine): readonly Market[] {
  if (line.kind === 'depository-sz') return ['XSHE']
  if (line.kind === 'depository-sh') return ['XSHG']
  return line.market === undefined ? MARKETS : [line.market]
}

/** A row of the file is wrong; the message names it in both languages. */
export class LinesWrong extends Error {
  override name = 'LinesWrong'
}

/** Folders are relative to the file. Throws `LinesWrong`. */
export function readLines(file: string): Line[] {
  const lines = linesIn(textOf(file))
  return lines.map(line => (isFiles(line) ? { ...line, folder: resolve(dirname(file), line.folder) } : line))
}

/** Editors on Windows put it before the text, and JSON does not allow it. */
const BYTE_ORDER_MARK = /^\uFEFF/

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(BYTE_ORDER_MARK, '')
  } catch (error) {
    throw new LinesWrong(`线路文件读不到 the file of lines cannot be read: ${(error as Error).message}`)
  }
}

export function linesIn(text: string): Line[] {
  const rows = parsed(text)
  if (!Array.isArray(rows))
    throw new LinesWrong('线路文件应是一个 JSON 数组 the file of lines has to be a JSON array')
  const lines = rows.map(lineOf)
  const twice = servedTwice(lines.filter(isOn))
  if (twice !== undefined) throw new LinesWrong(`${twice} 有两条线路 is served by two lines that are on`)
  return lines
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new LinesWrong(`线路文件不是 JSON the file of lines is not JSON: ${(error as Error).message}`)
  }
}

function lineOf(row: unknown, index: number): Line {
  const { kind, name } = (row ?? {}) as { kind?: unknown; name?: unknown }
  const place = `线路 line ${index + 1}${typeof name === 'string' ? ` (${name})` : ''}`
  const check = CHECKS.get(String(kind))
  if (check === undefined)
    throw new LinesWrong(`${place}: kind 须为其中之一 has to be one of: ${[...CHECKS.keys()].join(', ')}`)
  const [fault] = check(row)
  if (fault !== undefined)
    throw new LinesWrong(`${place}: ${fault.field} ${fault.message.zh} ${fault.message.en}`)
  const line = row as Line
  if (line.kind === 'exchange-fix' && line.sender !== undefined && line.units?.length !== 1)
    throw new LinesWrong(`${place}: sender 只用于一个交易单元 is for a line of one trading unit`)
  return line
}

const isOn = ({ on }: Line): boolean => on !== false

/** What two lines that are on would both serve: a name, a trading unit, a market, the feed. */
function servedTwice(lines: readonly Line[]): string | undefined {
  const served = lines.flatMap(line => [`name ${line.name}`, ...whatItServes(line)])
  return served.find((what, i) => served.indexOf(what) !== i)
}

function whatItServes(line: Line): string[] {
  if (line.kind === 'quotes') return ['quotes']
  if (isFiles(line)) return marketsOf(line).map(market => `files of ${market}`)
  return line.units === undefined
    ? [`all units of ${line.market}`]
    : line.units.map(unit => `${line.market} ${unit}`)
}

/** The line of a trading unit: the one that names it, else that of its whole market. */
export function lineOfUnit(
  lines: readonly Line[],
  { pbuId, market }: { pbuId: string; market: Market },
): ExchangeFixLine | undefined {
  const ofMarket = lines
    .filter(isOn)
    .filter(isExchange)
    .filter(line => line.market === market)
  return (
    ofMarket.find(({ units }) => units?.includes(pbuId) === true) ??
    ofMarket.find(({ units }) => units === undefined)
  )
}

const isExchange = (line: Line): line is ExchangeFixLine => line.kind === 'exchange-fix'

/** The line of a market's day files. */
export function filesLineOf(lines: readonly Line[], market: Market): FilesLine | undefined {
  return lines
    .filter(isOn)
    .filter(isFiles)
    .find(line => marketsOf(line).includes(market))
}

/** Where the quote feed listens. */
export function feedOf(lines: readonly Line[]): { name: string; host: string; port: number } | undefined {
  return lines.filter(isOn).find(line => line.kind === 'quotes')
}
