/**
 * E03A 差异处理 — resolves one discrepancy by a named act, with approval. 按登记结算 books the depository's record (a trade we do not
 * have, to its order; other figures replace ours). 撤销本方成交 takes back a trade that the depository does not have. 入错账 books a
 * trade of no client to the error account. 挂账 carries the difference as an exception, which the close certificate names. When
 * we lack the order of a trade, it is supplemented first (C08). For a fee above the rounding limit, 按登记结算 books the difference
 * to the house.
 */
import { Type } from 'typebox'
import type { Market, Side } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import { keptFigures } from '../../books/trade-figures.ts'
import type { Order } from '../../books/orders.ts'
import { bookFill } from '../../procedures/trades/book-fill.ts'
import { bookToErrorAccount } from '../../procedures/trades/book-to-error-account.ts'
import { correctTrade } from '../../procedures/trades/correct-trade.ts'
import { unplacedFact } from '../../procedures/trades/unplaced-fact.ts'
import { collectDifference } from '../../procedures/dues/carry-dues.ts'
import { noteDifference } from '../../procedures/dues/note-dues.ts'
import { listedDifference, roundingOf } from '../../procedures/trades/fee-rounding.ts'
import { undoable } from '../../procedures/day/undo.ts'
import { isStepStarted } from '../../procedures/day/day-step.ts'
import { instrumentId } from '../../rules/instrument.ts'
import { AnyText } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, OrderId, shownWhen, Text } from '../../frame/fields.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import { DISCREPANCY_ACT_WORDS } from '../../words/discrepancy.ts'
import { pickedFrom, titled } from '../../frame/schema-notes.ts'

type Act = Exclude<Discrepancy['resolution'], 'open' | 'rounded' | 'corrected'>

/** The acts that are allowed for each kind of difference. */
const ACTS: Record<Discrepancy['kind'], readonly Act[]> = {
  'missing-here': ['accept-depository', 'error-account', 'carry-exception'],
  'missing-there': ['bust-trade', 'carry-exception'],
  different: ['accept-depository', 'carry-exception'],
  holding: ['carry-exception'],
  money: ['carry-exception'],
  order: ['carry-exception'],
  fee: ['accept-depository', 'carry-exception'],
  'file-row': ['carry-exception'],
  due: ['carry-exception'],
}

const ActField = Choice({ zh: '处理方式', en: 'Act' }, DISCREPANCY_ACT_WORDS)

export const resolveDiscrepancy = defineFunction({
  code: 'E03A',
  name: 'resolve-discrepancy',
  title: { zh: '差异处理', en: 'Resolve discrepancy' },
  module: 'day-end',
  kind: 'command',
  isOfFirm: true,
  phases: ['day-end', 'closing'],
  approval: 'always',
  input: Type.Object({
    discrepancyKey: Type.String({
      ...titled({ zh: '差异', en: 'Discrepancy' }, pickedFrom('discrepancy')),
      minLength: 1,
      maxLength: 200,
    }),
    act: ActField,
    orderId: Type.Optional(shownWhen(OrderId, 'act', 'accept-depository', 'bust-trade')),
    reason: Type.Optional(Text({ zh: '原因', en: 'Reason' }, 100, 0)),
  }),
  answer: Type.Object({
    discrepancyKey: AnyText({ zh: '差异', en: 'Discrepancy' }),
    resolution: ActField,
  }),
  rejections: [
    'discrepancy_not_found',
    'act_not_for_discrepancy',
    'day_already_cleared',
    'instrument_not_found',
    'order_not_found',
    'order_not_of_discrepancy',
  ],
  keys: ({ orderId }) => (orderId === undefined ? [] : [`order:${orderId}`]),

  decide(books, { discrepancyKey, act, orderId, reason = '' }, meta) {
    const discrepancy = books.discrepancies.get(discrepancyKey)
    if (discrepancy === undefined || discrepancy.resolution !== 'open')
      return reject('discrepancy_not_found', 'discrepancyKey')
    if (!ACTS[discrepancy.kind].includes(act)) return reject('act_not_for_discrepancy', 'act')
    const booked = act === 'carry-exception' ? [] : book(books, discrepancy, { act, orderId, meta })
    if ('code' in booked) return booked
    const resolved: Change = {
      kind: 'update',
      table: 'discrepancy',
      row: { ...discrepancy, resolution: act, resolvedBy: tellerOf(meta), actReason: reason },
    }
    // A difference that clearing found is resolved within its run, and taken back with it.
    const ofRun = books.day.phase === 'closing' && (discrepancy.kind === 'fee' || act === 'carry-exception')
    const changes = [...booked, resolved]
    return accept(
      { discrepancyKey, resolution: act },
      ofRun ? undoable(books, changes, { code: 'E03A' }) : changes,
    )
  },
})

/** The depository takes it on the settlement date of the trades. */
function acceptTheirFee(books: Books, discrepancy: Readonly<Discrepancy>): Change[] {
  const difference = listedDifference(discrepancy)
  return [roundingOf(difference), ...collectDifference(books, difference), noteDifference(books, difference)]
}

interface Resolving {
  act: Exclude<Act, 'carry-exception'>
  orderId: number | undefined
  meta: Meta
}

/** A trade as E03 found it: the parts of its key, and the depository's figures, or ours when it has none. */
interface Described {
  market: Market
  tradeNo: string
  side: Side
  securitiesAccountId: string
  code: string
  price: number
  quantity: number
}

type BookRefusal = Rejection<
  | 'act_not_for_discrepancy'
  | 'day_already_cleared'
  | 'instrument_not_found'
  | 'order_not_found'
  | 'order_not_of_discrepancy'
>

function book(
  books: Books,
  discrepancy: Readonly<Discrepancy>,
  { act, orderId, meta }: Resolving,
): Change[] | BookRefusal {
  if (discrepancy.kind === 'fee') return acceptTheirFee(books, discrepancy)
  if (discrepancy.businessDate !== books.day.businessDate || isStepStarted(books, 'E11'))
    return reject('day_already_cleared', 'act')
  const described = describedIn(discrepancy)
  if (described === undefined) return reject('instrument_not_found', 'discrepancyKey')
  const { market, tradeNo, price, quantity } = described
  const instrument = books.instrumentsById.get(`${described.code}.${market}`)
  if (instrument === undefined) return reject('instrument_not_found', 'discrepancyKey')
  if (act === 'error-account')
    return bookToErrorAccount(books, discrepancy.subject, { ...described, instrument })
  const order = books.orders.get(orderId ?? 0)
  if (order === undefined) return reject('order_not_found', 'orderId')
  if (!isOf(books, order, described)) return reject('order_not_of_discrepancy', 'orderId')
  if (discrepancy.kind === 'missing-here') {
    const fill = { tradeNo, price, quantity, exchangeOrderId: order.exchangeOrderId, isByHand: true } as const
    return bookFill(books, order, fill, meta)
  }
  const trade = books.trades.get(discrepancy.subject)
  if (trade?.orderId !== order.orderId) return reject('order_not_of_discrepancy', 'orderId')
  const corrected = act === 'bust-trade' ? 0 : quantity
  return [
    ...correctTrade(books, trade, { price, quantity: corrected }),
    ...beyondOrder(books, order, {
      filled: order.filledQuantity - trade.quantity + corrected,
      resolving: { discrepancy, meta },
    }),
  ]
}

/** Books the depository's figures, and lists the result for a person when they exceed the order. */
function beyondOrder(
  books: Books,
  { orderId, quantity }: Readonly<Order>,
  {
    filled,
    resolving: {
      discrepancy,
      meta: { at },
    },
  }: { filled: number; resolving: { discrepancy: Readonly<Discrepancy>; meta: Meta } },
): Change[] {
  if (filled <= quantity) return []
  const { subject, theirs: kept } = discrepancy
  const theirs = keptFigures(kept)
  const reason = 'booked, but more than the order asked for'
  return [
    unplacedFact(books, {
      source: 'depository',
      reason,
      content: { subject, theirs, filled, quantity },
      told: { at, orderId },
    }),
  ]
}

function describedIn({ subject, ours, theirs }: Readonly<Discrepancy>): Described | undefined {
  const [, market, , tradeNo = '', side] = subject.split('/')
  const figures = keptFigures(theirs === '' ? ours : theirs)
  if (figures === undefined) return undefined
  const { securitiesAccountId, code, price, quantity } = figures
  return { market: market as Market, tradeNo, side: side as Side, securitiesAccountId, code, price, quantity }
}

function isOf(books: Books, order: Readonly<Order>, described: Described): boolean {
  const instrument = books.instruments.get(order.instrumentNo)
  return (
    instrument !== undefined &&
    instrumentId(instrument) === `${described.code}.${described.market}` &&
    order.side === described.side &&
    order.securitiesAccountId === described.securitiesAccountId &&
    order.tradeDate === books.day.businessDate
  )
}
