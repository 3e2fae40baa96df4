/**
 * A market as large as the real one: the reference list, and as many invented stocks beside it as are wanted. Codes lie in the ranges
 * of the exchanges, boards have about their real shares; names and prices are made from the seed and are nobody's.
 */
import { present } from '@guitai/core/base/assert.ts'
import { dateOfDayNumber, dayNumber, type BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Price } from '@guitai/core/base/money.ts'
import { createRandom, type Random } from '../participants/random.ts'
import { shanghai, shenzhen, type Family, type ReferenceInstrument } from './families.ts'
import { REFERENCE_INSTRUMENTS } from './instruments.ts'

interface Range {
  readonly family: Family
  /** First and last code. */
  readonly codes: readonly (readonly [number, number])[]
  /** Of a thousand stocks. */
  readonly share: number
  readonly since: BusinessDate
}

const beijing = { market: 'BJSE', kind: 'stock', board: 'beijing', turnover: 'T+1' } as const satisfies Family

const RANGES: readonly Range[] = [
  {
    family: shanghai,
    codes: [
      [600_000, 600_999],
      [601_000, 601_999],
      [603_000, 603_999],
      [605_000, 605_599],
    ],
    share: 313,
    since: '1993-01-04',
  },
  { family: { ...shanghai, board: 'star' }, codes: [[688_001, 688_999]], share: 108, since: '2019-07-22' },
  {
    family: shenzhen,
    codes: [
      [1, 999],
      [1201, 1399],
      [2001, 3099],
    ],
    share: 275,
    since: '1993-01-04',
  },
  {
    family: { ...shenzhen, board: 'chinext' },
    codes: [
      [300_001, 300_999],
      [301_001, 301_699],
    ],
    share: 254,
    since: '2009-10-30',
  },
  { family: beijing, codes: [[920_001, 920_999]], share: 50, since: '2021-11-15' },
]

const LAST_LISTING: BusinessDate = '2025-12-31'
const FIRST = [...'华东南北中江海金银天瑞恒新宏盛泰永嘉远明德信立凯万安景星光科']
const SECOND = [...'岭川源辰洲禾泽峰宁航润昊晟启拓锦腾程朗鼎']
const TRADES =
  '精密 股份 电子 药业 能源 材料 智能 科技 重工 食品 环境 化学 电气 医疗 纺织 物流 光电 软件 机械 控股'.split(
    ' ',
  )

/** `count` instruments in all, at least the reference list. The first of them are always the same. */
export function fullMarket(count: number, seed: number): readonly ReferenceInstrument[] {
  const random = createRandom(`${seed} listed`)
  const wanted = count - REFERENCE_INSTRUMENTS.length
  const names = new Set(REFERENCE_INSTRUMENTS.map(({ name }) => name))
  const taken = new Set(REFERENCE_INSTRUMENTS.map(({ market, code }) => `${code}.${market}`))
  const invented = RANGES.flatMap((range, index) => {
    const before = RANGES.slice(0, index).reduce((sum, { share }) => sum + share, 0)
    const from = Math.floor((wanted * before) / 1000)
    const end = Math.floor((wanted * (before + range.share)) / 1000)
    return freeCodes(range, taken, Math.max(0, end - from)).map(code =>
      invent(range, code, { random, names }),
    )
  })
  return [...REFERENCE_INSTRUMENTS, ...invented]
}

/** As many as this, spread over the whole range; fewer where the range is full. */
function freeCodes({ family, codes }: Range, taken: ReadonlySet<string>, count: number): string[] {
  const all = codes
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
    .map(code => String(code).padStart(6, '0'))
    .filter(code => !taken.has(`${code}.${family.market}`))
  const chosen = Math.min(count, all.length)
  return Array.from({ length: chosen }, (_, index) =>
    present(all[Math.floor((index * all.length) / chosen)], 'code'),
  )
}

function invent(
  { family, since }: Range,
  code: string,
  { random, names }: { random: Random; names: Set<string> },
): ReferenceInstrument {
  const isRiskWarning = family.board === 'main' && random.next() < 0.03
  const name = `${isRiskWarning ? 'ST' : ''}${newName(random, names)}`
  const [first, last] = [dayNumber(since), dayNumber(LAST_LISTING)]
  const listedOn = dateOfDayNumber(first + Math.floor(random.next() * (last - first)))
  return { ...family, code, name, listedOn, isRiskWarning, previousClose: closeOf(random) }
}

function newName(random: Random, names: Set<string>): string {
  const pick = (from: readonly string[]): string =>
    present(from[Math.floor(random.next() * from.length)], 'part')
  for (;;) {
    const name = pick(FIRST) + pick(SECOND) + pick(TRADES)
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}

/** Most stocks cost between five and fifty yuan, a few hundreds. In 1/10000, on a tick. */
function closeOf(random: Random): Price {
  const yuan = Math.min(1500, Math.max(1.5, 15 * Math.exp(random.bell() * 0.9)))
  return Math.round(yuan * 100) * 100
}
