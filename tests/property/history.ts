/**
 * Random histories: what clients and tellers ask for and what the exchange reports, played on the same books in all four
 * settlement modes at once. An action names orders and vouchers by their position among those that exist.
 */
import fc from 'fast-check'
import { present } from '@guitai/core/base/assert.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { MARKETS, timeOfDay, type Market } from '@guitai/core/base/market.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { clOrdIdOf } from '@guitai/core/books/cl-ord-id.ts'
import { isUnderWay } from '@guitai/core/books/custody-holds.ts'
import { withdrawableCash } from '@guitai/core/books/figures.ts'
import type { Order } from '@guitai/core/books/orders.ts'
import { recordsOf } from '@guitai/core/books/records.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import type { FileCustody } from '@guitai/core/frame/gathered.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { INBOUND } from '@guitai/core/inbound/registry.generated.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'
import { cashIn, openTills, tillAccount } from '@guitai/core/procedures/tills/till.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { withTills } from '@guitai/core/testing/tills.ts'
import { BJSE_UNIT, books, cashNo, clientNo, DAY } from '@guitai/core/testing/books.ts'

export const registry = createRegistry(FUNCTIONS, INBOUND)
export const NAMES = ['C1', 'C2', 'C3'] as const

const INSTRUMENTS = {
  '600000.XSHG': { lot: 100, lowest: 90_000, highest: 110_000, tick: 100 },
  '000001.XSHE': { lot: 100, lowest: 90_000, highest: 110_000, tick: 100 },
  '113001.XSHG': { lot: 1000, lowest: 900_000, highest: 1_100_000, tick: 10 },
  '600010.XSHG': { lot: 100, lowest: 200, highest: 400, tick: 100 },
  '900901.XSHG': { lot: 100, lowest: 9_000, highest: 11_000, tick: 10 },
  '920819.BJSE': { lot: 100, lowest: 90_000, highest: 110_000, tick: 100 },
  '204001.XSHG': { lot: 1000, lowest: 10_000, highest: 30_000, tick: 50 },
  '019547.XSHG': { lot: 100_000, lowest: 990, highest: 1_010, tick: 10 },
} as const
type InstrumentId = keyof typeof INSTRUMENTS
const RIGHTS = 'B accounts, Beijing account, boards beijing convertible repo-borrow'

export function world(mode: 1 | 2 | 3 | 4, day: BusinessDate = DAY): MutableBooks {
  const given = books({
    day: `${day} open`,
    clients: Object.fromEntries(NAMES.map(name => [name, `mode ${mode}, ${RIGHTS}`])),
    units: { [BJSE_UNIT]: 'running' },
    cash: {
      C1: '30000.00',
      'C1 USD': '500.00',
      C2: '8000.00 of it uncleared 3000.00',
      C3: '3.00',
      'C3 USD': '0.00',
    },
    holdings: {
      'C1 600000.XSHG': '3030 cost 9000.00',
      'C2 000001.XSHE': '4700 cost 7000.00',
      'C3 600010.XSHG': '2250',
      'C3 600000.XSHG': '1000',
      'C3 113001.XSHG': '9000',
      'C3 900901.XSHG': '700',
      'C2 920819.BJSE': '550',
      'C1 019547.XSHG': '300000',
      'C2 019547.XSHG': '20000 pledged',
    },
    instruments: {
      '113001.XSHG': 'convertible, T+0, 90.00-110.00',
      '600010.XSHG': '0.02-0.04',
      '900901.XSHG': 'b-share, USD, 0.90-1.10',
      '920819.BJSE': 'beijing',
      '204001.XSHG': 'repo, T+0, 1.00-3.00',
      // It is cheap, so that it can be bought; the ratio for its pledge is in the tables.
      '019547.XSHG': 'government-bond, T+0, 0.0990-0.1010, accrued 0.0123',
    },
  })
  // The till of the system, which acts here. It has less than the clients, so that it can run short.
  return withTills(given, { '0 CNY': '20000.00', '0 USD': '100.00' })
}

const index = fc.nat(30)
const who = fc.constantFrom(...NAMES)
const share = fc.integer({ min: 1, max: 100 })

export type Action =
  | {
      do: 'order'
      who: string
      instrument: InstrumentId
      side: 'buy' | 'sell'
      at: number
      lots: number
      odd: boolean
      market: boolean
      early: boolean
    }
  | { do: 'fill'; order: number; percent: number; better: number; more: boolean }
  | { do: 'cross'; buy: number; sell: number }
  | { do: 'say'; order: number; kind: 'accepted' | 'canceled' | 'rejected' | 'cancel-rejected' }
  | { do: 'repeat'; report: number }
  | { do: 'cancel' | 'release'; order: number }
  | { do: 'deposit'; who: string; kind: 'deposit' | 'transfer-in' | 'remittance-in'; amount: number }
  | { do: 'withdraw'; who: string; kind: 'withdrawal' | 'transfer-out'; percent: number; more: number }
  | { do: 'freeze'; who: string; amount: number; isShort: boolean }
  | { do: 'unfreeze'; freeze: number; percent: number }
  | { do: 'reverse'; voucher: number }
  | { do: 'shares-in'; who: string; instrument: InstrumentId; quantity: number }
  | { do: 'day-end' }

const instrument = fc.constantFrom(...(Object.keys(INSTRUMENTS) as InstrumentId[]))

export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      who,
      instrument,
      side: fc.constantFrom('buy' as const, 'sell' as const),
      at: share,
      lots: fc.integer({ min: 1, max: 9 }),
      odd: fc.boolean(),
      market: fc.boolean(),
      early: fc.nat(7).map(n => n === 0),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('fill' as const),
      order: index,
      percent: share,
      better: fc.nat(100),
      more: fc.integer({ min: 0, max: 19 }).map(n => n === 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cross' as const), buy: index, sell: index }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      order: index,
      kind: fc.constantFrom(
        'accepted' as const,
        'canceled' as const,
        'rejected' as const,
        'cancel-rejected' as const,
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('repeat' as const), report: index }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'release' as const), order: index }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('deposit' as const),
      who,
      kind: fc.constantFrom('deposit' as const, 'transfer-in' as const, 'remittance-in' as const),
      amount: fc.integer({ min: 1, max: 900_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('withdraw' as const),
      who,
      kind: fc.constantFrom('withdrawal' as const, 'transfer-out' as const),
      percent: share,
      more: fc.integer({ min: 0, max: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('freeze' as const),
      who,
      amount: fc.integer({ min: 1, max: 2_000_000 }),
      isShort: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('unfreeze' as const), freeze: index, percent: share }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), voucher: index }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('shares-in' as const),
      who,
      instrument,
      quantity: fc.integer({ min: 1, max: 1000 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'day-end' as const }) },
)

export interface Step {
  functionCode: string
  input: unknown
  gathered?: Command['gathered']
  time: string
}

/** What an action does on these books; earlier reports can come again. */
export function stepsOf(
  given: MutableBooks,
  action: Action,
  said: ExecutionReport[],
  serial: number,
): Step[] {
  const at = (functionCode: string, input: unknown, time = '10:00'): Step => ({ functionCode, input, time })
  const report = (order: Readonly<Order> | undefined, differing: Partial<ExecutionReport>): Step[] => {
    if (order === undefined) return []
    const message: ExecutionReport = {
      market: order.market,
      tradingUnit: order.tradingUnit,
      clOrdId: clOrdIdOf(order.orderId),
      kind: 'accepted',
      exchangeOrderId: `X${order.orderId}`,
      tradeNo: '',
      price: 0,
      quantity: 0,
      canceledQuantity: 0,
      reason: '',
      isDuplicate: false,
      ...differing,
    }
    said.push(message)
    return [at('execution-report', message)]
  }
  switch (action.do) {
    case 'order':
      return [orderStep(action)]
    case 'fill':
      return report(
        pick(given.orders, action.order),
        fillOf(given, pick(given.orders, action.order), action, serial),
      )
    case 'cross':
      return crossing(given, action).flatMap(([order, quantity, price]) =>
        report(order, { kind: 'filled', tradeNo: `X${serial}`, quantity, price }),
      )
    case 'say': {
      const order = pick(given.orders, action.order)
      const rest = order === undefined ? 0 : order.quantity - order.filledQuantity
      return report(order, {
        kind: action.kind,
        canceledQuantity: action.kind === 'canceled' ? rest : 0,
        ...(action.kind === 'cancel-rejected' ? { clOrdId: order?.cancelClOrdId ?? '' } : {}),
      })
    }
    case 'repeat': {
      const message = said[action.report % Math.max(1, said.length)]
      return message === undefined ? [] : [at('execution-report', message)]
    }
    case 'cancel':
      return [at('O02', { orderId: pick(given.orders, action.order)?.orderId ?? 1 })]
    case 'release':
      return [at('market-opens', { orderId: pick(given.orders, action.order)?.orderId ?? 1 })]
    case 'deposit':
      return [at('F09', { cashAccountNo: cashNo(action.who), kind: action.kind, amount: action.amount })]
    case 'withdraw': {
      const most = withdrawableCash(
        present(given.cashAccounts.get(cashNo(action.who)), action.who),
        given.day.businessDate,
      )
      return [
        at('F09', {
          cashAccountNo: cashNo(action.who),
          kind: action.kind,
          amount: Math.ceil((most * action.percent) / 100) + action.more,
        }),
      ]
    }
    case 'freeze':
      return [
        at('F12', {
          action: 'freeze',
          cashAccountNo: cashNo(action.who),
          amount: action.amount,
          authority: 'court',
          document: 'D',
          ...(action.isShort ? { expiresOn: given.day.businessDate } : {}),
        }),
      ]
    case 'unfreeze': {
      const freeze = pick(given.freezes, action.freeze)
      return freeze === undefined
        ? []
        : [
            at('F12', {
              action: 'release',
              cashAccountNo: freeze.accountNo,
              freezeNo: freeze.freezeNo,
              amount: Math.ceil((freeze.ordered * action.percent) / 100),
              authority: 'court',
              document: 'D',
            }),
          ]
    }
    case 'reverse':
      return [at('F10', { voucherNo: pick(given.vouchers, action.voucher)?.voucherNo ?? 1 })]
    case 'shares-in':
      return [
        at('C13', {
          clientNo: clientNo(action.who),
          instrument: action.instrument,
          quantity: action.quantity,
          cost: 100,
          reason: 'gift',
          document: '',
        }),
      ]
    case 'day-end':
      return dayEnd(given)
    default:
      return action satisfies never
  }
}

function pick<T>(rows: ReadonlyMap<unknown, T>, position: number): T | undefined {
  return [...rows.values()][rows.size === 0 ? 0 : position % rows.size]
}

function orderStep({
  who,
  instrument,
  side,
  at,
  lots,
  odd,
  market,
  early,
}: Extract<Action, { do: 'order' }>): Step {
  const { lot, lowest, highest, tick } = INSTRUMENTS[instrument]
  const price = lowest + Math.floor(((highest - lowest) * at) / 100 / tick) * tick
  const isMarket = market && instrument === '000001.XSHE'
  const quantity =
    lots * lot + (odd && side === 'sell' && lot === 100 ? (instrument === '600010.XSHG' ? 50 : 30) : 0)
  const input = {
    clientNo: clientNo(who),
    instrument,
    side,
    orderType: isMarket ? 'immediate-or-cancel' : 'limit',
    price: isMarket ? 0 : price,
    quantity,
  }
  return { functionCode: 'C01', input, time: early ? '09:00' : '10:00' }
}

/** A fill at the limit or better, and now and then for more than there is. */
function fillOf(
  given: MutableBooks,
  order: Readonly<Order> | undefined,
  { percent, better, more }: Extract<Action, { do: 'fill' }>,
  serial: number,
): Partial<ExecutionReport> {
  if (order === undefined) return {}
  const listed = present(given.instruments.get(order.instrumentNo), 'instrument')
  const limit = order.price === 0 ? listed.previousClose : order.price
  const best = present(order.side === 'buy' ? listed.lowerLimit : listed.upperLimit, 'limit of the day')
  const price = limit + Math.round(((best - limit) * better) / 100)
  const rest = Math.max(0, order.quantity - order.filledQuantity)
  const quantity = more ? rest + 100 : Math.max(1, Math.floor((rest * percent) / 100))
  return { kind: 'filled', tradeNo: `T${serial}`, price, quantity }
}

/** A buy and a sale of ours meet, if there are two of one instrument; both sides have one trade number. */
function crossing(
  given: MutableBooks,
  { buy, sell }: Extract<Action, { do: 'cross' }>,
): [Order, number, number][] {
  const open = (side: string): Order[] =>
    [...given.orders.values()].filter(
      order => order.side === side && order.clOrdId !== '' && order.filledQuantity < order.quantity,
    )
  const buyer = open('buy')[buy % Math.max(1, open('buy').length)]
  const sellers = open('sell').filter(order => order.instrumentNo === buyer?.instrumentNo)
  const seller = sellers[sell % Math.max(1, sellers.length)]
  if (buyer === undefined || seller === undefined) return []
  const quantity = Math.min(buyer.quantity - buyer.filledQuantity, seller.quantity - seller.filledQuantity)
  return [
    [buyer, quantity, buyer.price || seller.price || 100_000],
    [seller, quantity, buyer.price || seller.price || 100_000],
  ]
}

/** All steps of the day end; then the next day is opened with its lists. */
/** Each till is counted exactly to the fen, without the smallest denomination. */
function tillsClosed(given: MutableBooks, step: (functionCode: string, input: unknown) => Step): Step[] {
  return openTills(given).map(till =>
    step('C24', {
      currency: till.currency,
      counts: [{ face: 1, pieces: cashIn(given, tillAccount(till)) }],
    }),
  )
}

export function dayEnd(given: MutableBooks): Step[] {
  const { businessDate } = given.day
  const next = nextTradingDay(calendarOf(given.parameters.holidays), businessDate)
  const chunk = { isFirst: true, isLast: true }
  const file = { ...chunk, checksum: 'c', firstRow: 0 }
  const markets = MARKETS
  const clientNos = NAMES.map(clientNo)
  const acted = {
    from: 'acted-clients',
    clientNos,
    cursor: present(clientNos.at(-1), 'client'),
    ...chunk,
  } as const
  const rows = (market: string) => [...given.instruments.values()].filter(each => each.market === market)
  const step = (functionCode: string, input: unknown, gathered?: Command['gathered']): Step => ({
    functionCode,
    input,
    time: '16:00',
    ...(gathered === undefined ? {} : { gathered }),
  })
  return [
    ...markets.map(market => step('stream-complete', { market, tradeDate: businessDate })),
    ...markets.map(market => step('E27', { market }, acted)),
    ...markets.map(market =>
      step('E01', { market }, { from: 'trades-file', market, tradeDate: businessDate, rows: [], ...file }),
    ),
    ...markets.flatMap(market =>
      custodyChunks(given, market).map(chunk =>
        step('E02', { market }, { ...chunk, tradeDate: businessDate }),
      ),
    ),
    step('E03', {}, { from: 'trade-comparison', matched: 0, differences: [], ...chunk }),
    ...tillsClosed(given, step),
    step('E11', {}, acted),
    step('E12', {}, acted),
    step('E13', {}, { from: 'proof', lines: [], certificate: {}, ...chunk }),
    step('E28', {}, { from: 'day-moved', ...chunk }),
    step('X03', { tradeDate: next }),
    ...markets.map(market =>
      step(
        'X04',
        { market },
        { from: 'securities-file', market, tradeDate: next, rows: rows(market), ...file },
      ),
    ),
  ]
}

/**
 * The depository's answers about shares that were booked ahead of it: most come as booked, some are fewer, some are refused.
 */
function custodyChunks(given: MutableBooks, market: Market) {
  const coming = [...given.clients.values()]
    .flatMap(client => recordsOf(client, 'custody_transfer'))
    .filter(transfer => transfer.market === market && isUnderWay(transfer))
  const answers = coming.map(
    ({ transferNo, securitiesAccountId, instrumentNo, quantity, toUnit }, index): FileCustody => ({
      answerNo: index + 1,
      requestNo: transferNo,
      kind: 'transfer-in',
      result: transferNo % 4 === 0 ? 'refused' : 'confirmed',
      securitiesAccount: securitiesAccountId.slice(0, -market.length - 1),
      tradingUnit: toUnit,
      otherUnit: '',
      code: present(given.instruments.get(instrumentNo), 'instrument').code,
      quantity: transferNo % 3 === 0 ? Math.ceil(quantity / 2) : quantity,
      reason: '',
    }),
  )
  const rest = {
    from: 'settlement-files',
    market,
    checksum: 'c',
    holdings: [],
    money: [],
    movements: [],
  } as const
  return (answers.length === 0 ? [[]] : answers.map(answer => [answer])).map((custody, index) => ({
    ...rest,
    custody,
    firstRow: index,
    isFirst: index === 0,
    isLast: index >= answers.length - 1,
  }))
}

export function commandOf({ functionCode, input, gathered, time }: Step, serial: number): Command {
  return {
    functionCode,
    input,
    inputText: JSON.stringify(input),
    principal: { kind: 'operator' },
    channel: 'counter',
    workstation: '',
    secrets: {},
    requestHash: '',
    contentHash: '',
    at: 1_795_000_000_000 + serial * 1000,
    time: timeOfDay(time),
    ...(gathered === undefined ? {} : { gathered }),
  }
}

export function play(given: MutableBooks, step: Step, serial: number): Outcome {
  return execute(registry, given, commandOf(step, serial), serial)
}

export const isFact = (step: Step): boolean => registry.inbound(step.functionCode) !== undefined
