/**
 * E03B 待处理回报处理 — deals with a fact that fitted no order by a named act, with reason and approval. 归入委托 books a fill to the
 * order it belongs to, also beyond its limit or from another unit, because the person decides that. 入错账 books a fill of no
 * client to the error account. 无需处理 means that there is nothing to do (it is already booked, or says nothing). Who did it, how
 * and why is stored with the fact.
 */
import { Type } from 'typebox'
import type { BusinessDate } from '../../base/business-date.ts'
import type { Side } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { keepFigures } from '../../books/trade-figures.ts'
import type { UnplacedFact } from '../../books/tables/trades/unplaced.ts'
import { tradeKey, type Order } from '../../books/orders.ts'
import type { Market } from '../../base/market.ts'
import { MAX_FEN, MAX_SHARES } from '../../base/money.ts'
import { bookFill, type Fill } from '../../procedures/trades/book-fill.ts'
import { disagreementOf, wasBooked, type Told } from '../../procedures/trades/report-against-order.ts'
import { bookToErrorAccount } from '../../procedures/trades/book-to-error-account.ts'
import { isStepStarted } from '../../procedures/day/day-step.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { amountOfOrder } from '../../rules/ticks-and-lots.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, InstrumentId, OrderId, PickedNo, shownWhen, SideField, Text } from '../../frame/fields.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import { UNPLACED_ACT_WORDS } from '../../words/unplaced.ts'

const PLACE_REFUSALS = [
  'fact_cannot_be_placed',
  'day_already_cleared',
  'order_not_found',
  'order_not_of_fact',
  'trade_already_booked',
] as const
const ERROR_REFUSALS = ['fact_without_security', 'instrument_not_found'] as const

type ErrorRefusal =
  'fact_cannot_be_placed' | 'day_already_cleared' | 'trade_already_booked' | (typeof ERROR_REFUSALS)[number]

const SIDES: readonly Side[] = ['buy', 'sell']

const UnplacedNo = PickedNo({ zh: '编号', en: 'Number' }, 'unplaced')

const ActField = Choice({ zh: '处理方式', en: 'Act' }, UNPLACED_ACT_WORDS)

export const resolveUnplaced = defineFunction({
  code: 'E03B',
  name: 'resolve-unplaced',
  title: { zh: '待处理回报处理', en: 'Resolve unplaced fact' },
  module: 'day-end',
  kind: 'command',
  isOfFirm: true,
  phases: ['open', 'day-end'],
  approval: 'always',
  input: Type.Object({
    unplacedNo: UnplacedNo,
    act: ActField,
    orderId: Type.Optional(shownWhen(OrderId, 'act', 'place-at-order')),
    instrument: Type.Optional(shownWhen(InstrumentId, 'act', 'error-account')),
    side: Type.Optional(shownWhen(SideField, 'act', 'error-account')),
    reason: Text({ zh: '原因', en: 'Reason' }, 100),
  }),
  answer: Type.Object({ unplacedNo: UnplacedNo, act: ActField }),
  rejections: ['fact_not_found', ...PLACE_REFUSALS, ...ERROR_REFUSALS],
  keys: ({ unplacedNo, orderId }, _gathered, books) => [
    ...(orderId === undefined ? [] : [`order:${orderId}`]),
    ...tradesTold(books?.unplaced.get(unplacedNo)).map(key => `trade:${key}`),
  ],

  decide(books, { unplacedNo, act, orderId, instrument, side, reason }, meta) {
    const fact = books.unplaced.get(unplacedNo)
    if (fact === undefined || fact.resolvedBy !== null) return reject('fact_not_found', 'unplacedNo')
    const booked =
      act === 'nothing'
        ? []
        : act === 'place-at-order'
          ? place(books, fact, { orderId: orderId ?? 0, meta })
          : toErrorAccount(books, fact, { asked: { instrument, side }, meta })
    if ('code' in booked) return booked
    return accept({ unplacedNo, act }, [
      ...booked,
      {
        kind: 'update',
        table: 'unplaced',
        row: { ...fact, resolvedBy: tellerOf(meta), act, actReason: reason },
      },
    ])
  },
})

type PlacedFill = Fill & { market?: Market; told?: Told }

/** The fill in the fact, when its figures are possible for an order and the day is not cleared. */
function fillOf(
  books: Books,
  fact: Readonly<UnplacedFact>,
): PlacedFill | Rejection<'fact_cannot_be_placed' | 'day_already_cleared'> {
  const told = parsed(fact.content)
  const { kind, tradeNo, price = 0, quantity = 0 } = told
  const isFill =
    fact.source === 'execution-report' &&
    !wasBooked(fact.reason) &&
    kind === 'filled' &&
    typeof tradeNo === 'string' &&
    tradeNo !== '' &&
    Number.isSafeInteger(price) &&
    Number.isSafeInteger(quantity) &&
    quantity > 0 &&
    quantity <= MAX_SHARES &&
    price > 0 &&
    price <= MAX_FEN / quantity
  if (!isFill) return reject('fact_cannot_be_placed', 'unplacedNo')
  if (fact.businessDate !== books.day.businessDate || isStepStarted(books, 'E11'))
    return reject('day_already_cleared', 'act')
  return { ...told, tradeNo, price, quantity, exchangeOrderId: told.exchangeOrderId ?? '', isByHand: true }
}

function parsed(content: string): Partial<PlacedFill> & { kind?: string } {
  try {
    const told: unknown = JSON.parse(content)
    return typeof told === 'object' && told !== null ? told : {}
  } catch (error) {
    // A message that could not be read came as text, and nobody can place it.
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

function place(
  books: Books,
  fact: Readonly<UnplacedFact>,
  { orderId, meta }: { orderId: number; meta: Meta },
): Change[] | Rejection<(typeof PLACE_REFUSALS)[number]> {
  const fill = fillOf(books, fact)
  if ('code' in fill) return fill
  const order = books.orders.get(orderId)
  if (order === undefined) return reject('order_not_found', 'orderId')
  const isOf =
    order.market === fill.market &&
    order.tradeDate === fact.businessDate &&
    order.clOrdId !== '' &&
    agrees(books, order, fill)
  if (!isOf) return reject('order_not_of_fact', 'orderId')
  return bookedAs(books, order, fill) ?? bookFill(books, order, fill, meta)
}

/** A person may book a fill beyond the limit or from another unit, but not one of another security, account or side. */
function agrees(books: Books, order: Readonly<Order>, { market, told = {} }: PlacedFill): boolean {
  const { tradingUnit } = order
  return market !== undefined && disagreementOf(books, order, { market, tradingUnit, told }) === undefined
}

/** The trades that a fact may be, of either side: booked already, they have to be in memory, also when their order has ended. */
function tradesTold(fact: Readonly<UnplacedFact> | undefined): string[] {
  const { market, tradeNo = '' } = fact === undefined ? {} : parsed(fact.content)
  if (fact === undefined || market === undefined || tradeNo === '') return []
  return SIDES.map(side => tradeKey(fact.businessDate, market, '', tradeNo, side))
}

/** A trade is booked once: to an order, or to the error account. */
function bookedAs(
  books: Books,
  { tradeDate, market, side }: { tradeDate: BusinessDate; market: Market; side: Side },
  { tradeNo }: Fill,
): Rejection<'trade_already_booked'> | undefined {
  const key = tradeKey(tradeDate, market, '', tradeNo, side)
  const isDealtWith =
    books.discrepancies.get(`${tradeDate}/missing-here/${key}`)?.resolution === 'error-account'
  if (!books.trades.has(key) && !isDealtWith) return undefined
  return reject('trade_already_booked', 'unplacedNo', { trade: tradeNo })
}

function toErrorAccount(
  books: Books,
  fact: Readonly<UnplacedFact>,
  {
    asked: { instrument: id, side },
    meta,
  }: { asked: { instrument: string | undefined; side: 'buy' | 'sell' | undefined }; meta: Meta },
): Change[] | Rejection<ErrorRefusal> {
  const fill = fillOf(books, fact)
  if ('code' in fill) return fill
  if (id === undefined || side === undefined) return reject('fact_without_security', 'instrument')
  const instrument = books.instrumentsById.get(id)
  if (instrument === undefined || instrument.market !== fill.market)
    return reject('instrument_not_found', 'instrument')
  const known = bookedAs(books, { market: instrument.market, tradeDate: books.day.businessDate, side }, fill)
  if (known !== undefined) return known
  const { price, quantity } = fill
  const subject = tradeKey(books.day.businessDate, instrument.market, '', fill.tradeNo, side)
  const booked = bookToErrorAccount(books, subject, { instrument, side, price, quantity })
  return [...booked, dealtWith(books, fill, { instrument, side, resolvedBy: tellerOf(meta) })]
}

/**
 * The depository's file will also have the trade. It is listed as dealt with, so that the pairing does not book it a second
 * time.
 */
function dealtWith(
  { day }: Books,
  { tradeNo, price, quantity }: Fill,
  of: { instrument: Readonly<Instrument>; side: Side; resolvedBy: number },
): Change {
  const { instrument, side, resolvedBy } = of
  const subject = tradeKey(day.businessDate, instrument.market, '', tradeNo, side)
  const amount = amountOfOrder(instrument, price, quantity)
  return {
    kind: 'insert',
    table: 'discrepancy',
    row: {
      discrepancyKey: `${day.businessDate}/missing-here/${subject}`,
      businessDate: day.businessDate,
      kind: 'missing-here',
      subject,
      ours: '',
      theirs: keepFigures({ securitiesAccountId: '', code: instrument.code, price, quantity, amount }),
      resolution: 'error-account',
      resolvedBy,
    },
  }
}
