/** The fields of parameter tables, and the words shown for them. */
import { Type } from 'typebox'
import { Choice, InstrumentId } from '../../frame/fields.ts'
import { productClassPattern } from '../../rules/product-class.ts'
import type { DecimalUnit } from './parameter-codec.ts'
import { only, type Word, type Words } from '../../words/words.ts'
import { BLOCK_SCOPE_WORDS } from '../../words/block-scope.ts'
import { BOARD_RIGHT_WORDS, BOARD_WORDS } from '../../words/board.ts'
import { RATE_CHANNEL_WORDS } from '../../words/channel.ts'
import { CURRENCY_WORDS } from '../../words/currency.ts'
import { INSTRUMENT_KIND_WORDS } from '../../words/instrument-kind.ts'
import { MARKET_WORDS } from '../../words/market.ts'
import { ORDER_FIELD_WORDS } from '../../words/order-batch.ts'
import { noted, titled, type KeyPart } from '../../frame/schema-notes.ts'
import { TITLES } from '../../words/titles.ts'

const DIGITS = { rate: 6, 'yearly-rate': 4, 'basis-points': 2 } as const

/** A fraction as percent, such as '0.00341'; at most 100. */
export const Percent = (title: Word, unit: Exclude<DecimalUnit, 'money' | 'price'>) => {
  const withUnit = { zh: `${title.zh} %`, en: `${title.en} %` }
  return Type.Unsafe<number>(
    Type.String({
      ...titled(withUnit),
      pattern: `^(100(\\.0{1,${DIGITS[unit]}})?|\\d{1,2}(\\.\\d{1,${DIGITS[unit]}})?)$`,
      ...noted({ 'x-decode': unit }),
    }),
  )
}

/** An amount used as a limit: up to the largest amount of one command, inclusive. */
export const Amount = (title: Word) =>
  Type.Unsafe<number>(
    Type.String({
      ...titled(title),
      pattern: '^(0|[1-9]\\d{0,11})(\\.\\d{1,2})?$',
      ...noted({ 'x-decode': 'money' }),
    }),
  )

/** '09:30' or '09:30:15'. */
export const TimeField = (title: Word) =>
  Type.Unsafe<number>(
    Type.String({
      ...titled(title),
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
      ...noted({ 'x-decode': 'time' }),
    }),
  )

/** Several of the words, each at most once. */
export const Choices = <Value extends string>(title: Word, words: Words<Value>, minItems = 1) =>
  Type.Array(Choice(title, words), { ...titled(title), minItems, uniqueItems: true })

interface KeyForm {
  readonly pattern: string
  readonly example: string
  /** The words for the parts of the key between dots and slashes; other parts are shown as they are. */
  readonly parts?: Words
  /** From what a screen puts it together; else it is typed. */
  readonly madeOf?: readonly KeyPart[]
}

export const KeyField = (title: Word, { pattern, example, parts, madeOf }: KeyForm) =>
  Type.String({
    ...titled(title),
    pattern: `^${pattern}$`,
    ...noted({ 'x-example': example }),
    ...(parts === undefined ? {} : noted({ 'x-part-labels': parts })),
    ...(madeOf === undefined ? {} : noted({ 'x-key-parts': madeOf })),
  })

const ALL = only(RATE_CHANNEL_WORDS, '*')
export const CLASS_PARTS = { ...ALL, ...MARKET_WORDS, ...INSTRUMENT_KIND_WORDS, ...BOARD_WORDS }

export const MARKET_PART: KeyPart = { title: TITLES.market, labels: MARKET_WORDS }

/** A class is of a market, a kind, a board, or of several of them; the kind may also be all. */
export const CLASS_MADE_OF: readonly KeyPart[] = [
  MARKET_PART,
  { title: { zh: '品种', en: 'Kind' }, labels: { ...ALL, ...INSTRUMENT_KIND_WORDS } },
  { title: { zh: '板块', en: 'Board' }, labels: BOARD_WORDS },
]

export const ClassKey = KeyField(
  { zh: '品种', en: 'Class' },
  {
    pattern: productClassPattern(),
    example: 'XSHG.stock.star',
    parts: CLASS_PARTS,
    madeOf: CLASS_MADE_OF,
  },
)

/** One instrument. */
export const InstrumentKey = Type.String({ ...InstrumentId, ...titled({ zh: '证券', en: 'Instrument' }) })

/** Boards and the rights to them. */
export const BOARD_PARTS = { ...BOARD_WORDS, ...BOARD_RIGHT_WORDS }

/** For functions, currencies and classes of clients. */
export const RULE_PARTS = { ...ALL, ...CURRENCY_WORDS }

export const UNIT_PARTS = {
  ...ALL,
  ...MARKET_WORDS,
  ...only(BLOCK_SCOPE_WORDS, 'branch'),
  ...only(ORDER_FIELD_WORDS, 'market'),
}

export const DAY_COUNTS = [360, 365] as const
export const DayCount = Type.Unsafe<360 | 365>(
  Type.Enum([...DAY_COUNTS], { ...titled({ zh: '计息年天数', en: 'Days of a year' }) }),
)
