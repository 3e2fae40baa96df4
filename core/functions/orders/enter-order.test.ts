/** C01: who may order what, when, at which price and size; the money or the shares are held exact to the fen. */
import { expect, test } from 'vitest'
import { defaultParameters } from '../../rules/default-parameters.ts'
import type { SecurityRuleRow } from '../../rules/parameters.ts'
import { aSecurityRule } from '../../rules/testing/a-security-rule.ts'
import { withBlock } from '../../testing/blocked.ts'
import { books, clientNo, copyOf, nextDay, type BookSpec } from '../../testing/books.ts'
import { PRODUCT_ORDERS } from '../../testing/product-orders.ts'
import { aMeta } from '../../testing/meta.ts'
import { agentRows } from '../../testing/records.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import type { VerifiedSecret } from '../../frame/meta.ts'
import { enterOrder } from './enter-order.ts'

// 100 @ 10.00 costs 1000.00, commission 5.00, transfer fee 0.01, exchange fee 0.03, regulatory fee 0.02.
const NEEDED = '1005.06'
const BOUGHT = ['recordOrder 1 pendingNew buy 100 600000.XSHG @ 10.00 hold 1005.06 0']

const clients = {
  C1: '',
  C2: 'frozen',
  C3: 'loss-reported',
  C4: 'no-buy',
  C5: 'no-sell',
  C6: 'no-withdrawal',
  C7: 'channels web',
  C8: 'not designated',
  C9: 'account frozen',
  C10: 'cash closed',
  C11: 'no accounts',
  C12: 'boards star risk-warning',
  C13: 'closed',
  C14: 'dormant',
}
const cash = Object.fromEntries(Object.keys(clients).map(name => [name, NEEDED]))
const instruments = {
  '688001.XSHG': 'star, 9.00-11.00',
  '300001.XSHE': 'chinext',
  '600001.XSHG': 'suspended',
  '600002.XSHG': 'delisted',
  '600003.XSHG': 'risk-warning',
  '113001.XSHG': 'convertible, T+0',
  '600009.XSHG': 'unlimited',
  '600010.XSHG': '0.02-0.04',
  '510050.XSHG': 'etf, 0.900-1.100',
}
const holdings = {
  'C1 600000.XSHG': '1030',
  'C1 000001.XSHE': '0',
  'C1 000001.XSHE at 300002': '500',
  'C1 510050.XSHG': '150',
  'C1 600010.XSHG': '200',
  'C8 600000.XSHG': '100',
  'C12 688001.XSHG': '150',
}
const given = books({ clients, cash, instruments, holdings })

function star(risk: string, assessedOn?: string) {
  const built = books({
    clients: { C1: `boards star, ${risk}` },
    cash: { C1: '9000.00' },
    instruments: { '688001.XSHG': 'star' },
  })
  if (assessedOn !== undefined) built.clients.get(clientNo('C1'))!.details = { riskAssessedOn: assessedOn }
  return built
}

function caged(value: number) {
  const { settings } = defaultParameters()
  return books({
    cash,
    quotes: { '600000.XSHG': 'bid 9.99 ask 10.00 last 10.00' },
    parameters: {
      settings: settings.map(row => (row.key === 'price-cage-refuses' ? { ...row, value } : row)),
    },
  })
}

test('outside the cage the answer warns', () => {
  const buys = books({ cash: { C1: '9000.00' }, quotes: { '600000.XSHG': 'ask 9.50' } })
  const input = {
    clientNo: clientNo('C1'),
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: 97_000,
    quantity: 100,
  } as const
  expect(enterOrder.decide(buys, input, aMeta())).toMatchObject({
    accepted: true,
    result: { orderId: 1, status: 'pendingNew', warnings: ['price_outside_cage'] },
  })
  expect(enterOrder.decide(copyOf(buys), { ...input, price: 96_900 }, aMeta())).toMatchObject({
    result: { orderId: 1, status: 'pendingNew' },
  })
})

const as = (name: string): Record<string, unknown> => ({ clientNo: clientNo(name) })
const sell = { side: 'sell', quantity: 100 }
const SOLD = ['recordOrder 1 pendingNew sell 100 600000.XSHG @ 10.00 hold 0.00 100']

function limits(row: object): Row[3] {
  const [standard] = defaultParameters().firmLimits
  return {
    books: books({
      clients,
      cash: { C1: '9000.00' },
      parameters: { firmLimits: [{ ...standard!, ...row }] },
      orders: [['C1 buy 100 600000.XSHG @ 10.00']],
    }),
  }
}

const who: Row[] = [
  ['unknown client', as('C99'), 'client_not_found'],
  ['frozen', as('C2'), 'client_not_normal'],
  ['loss reported', as('C3'), 'client_not_normal'],
  ['closed', as('C13'), 'client_not_normal'],
  ['dormant', as('C14'), 'client_not_normal'],
  ['may not buy', as('C4'), 'client_not_normal'],
  [
    'may not buy, but sells: that it has nothing to sell comes later',
    { ...as('C4'), ...sell },
    'insufficient_shares',
  ],
  ['may not sell, but buys', as('C5'), BOUGHT],
  ['may not withdraw, but buys', as('C6'), BOUGHT],
  ['a channel that is not open', {}, 'channel_not_allowed', { channel: 'web' }],
  ['a channel that is open', as('C7'), BOUGHT, { channel: 'web' }],
]

const what: Row[] = [
  ['unknown code', { instrument: '600099.XSHG' }, 'instrument_not_found'],
  [
    'the list is not loaded',
    {},
    'market_not_listed',
    { books: books({ cash, clients, markets: { XSHG: 'not listed' } }) },
  ],
  [
    'the list of another day',
    {},
    'market_not_listed',
    {
      books: (() => {
        const old = books({ cash, clients })
        old.day.businessDate = '2026-11-24'
        return old
      })(),
    },
  ],
  ['delisted', { instrument: '600002.XSHG' }, 'instrument_delisted'],
  ['suspended', { instrument: '600001.XSHG' }, 'instrument_suspended'],
  ['STAR without the right', { instrument: '688001.XSHG', quantity: 200 }, 'board_not_allowed'],
  ['ChiNext without the right', { instrument: '300001.XSHE' }, 'board_not_allowed'],
  [
    'STAR with the right, but now a lower risk level',
    { instrument: '688001.XSHG', quantity: 200 },
    'risk_level_too_low',
    { books: star('risk 3') },
  ],
  [
    'the client insists',
    { instrument: '688001.XSHG', quantity: 200, acceptsRisk: true },
    ['recordOrder 1 pendingNew buy 200 688001.XSHG @ 10.00 hold 2005.13 0'],
    { books: star('risk 3') },
  ],
  [
    'the most careful may not insist',
    { instrument: '688001.XSHG', quantity: 200, acceptsRisk: true },
    'risk_level_too_low',
    { books: star('risk 1') },
  ],
  [
    'an assessment that has lapsed',
    { instrument: '688001.XSHG', quantity: 200 },
    'risk_assessment_expired',
    { books: star('risk 5', '2024-11-22') },
  ],
  ['risk warning without the right', { instrument: '600003.XSHG' }, 'board_not_allowed'],
  [
    'STAR with the right to sell what was bought before',
    { ...as('C12'), instrument: '688001.XSHG', side: 'sell', quantity: 150 },
    ['recordOrder 1 pendingNew sell 150 688001.XSHG @ 10.00 hold 0.00 150'],
  ],
]

const where: Row[] = [
  ['no securities account', as('C11'), 'securities_account_not_found'],
  ['securities account frozen', as('C9'), 'securities_account_not_normal'],
  ['cash account closed', as('C10'), 'cash_account_closed'],
  ['designated elsewhere', as('C8'), 'not_designated'],
  ['designated elsewhere: selling neither', { ...as('C8'), ...sell }, 'not_designated'],
  ['Shenzhen shares at another unit', { ...sell, instrument: '000001.XSHE' }, 'insufficient_shares'],
  [
    'Shenzhen shares only at another unit',
    { ...sell, instrument: '000001.XSHE' },
    'custody_elsewhere',
    { books: books({ clients, holdings: { 'C1 000001.XSHE at 300002': '500' } }) },
  ],
]

const when: Row[] = [
  [
    'before the open it waits',
    {},
    ['recordOrder 1 queued buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
    { time: '08:30' },
  ],
  ['opening call', {}, BOUGHT, { time: '09:15' }],
  [
    'between 09:25 and 09:30 it waits in Shanghai',
    {},
    ['recordOrder 1 queued buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
    { time: '09:25' },
  ],
  [
    'but not in Shenzhen',
    { instrument: '000001.XSHE' },
    ['recordOrder 1 pendingNew buy 100 000001.XSHE @ 10.00 hold 1005.06 0'],
    { time: '09:25' },
  ],
  ['last second of the morning', {}, BOUGHT, { time: '11:29:59' }],
  [
    'break: it waits',
    {},
    ['recordOrder 1 queued buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
    { time: '11:30' },
  ],
  [
    'last second of the break',
    {},
    ['recordOrder 1 queued buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
    { time: '12:59:59' },
  ],
  ['afternoon', {}, BOUGHT, { time: '13:00' }],
  ['closing call', {}, BOUGHT, { time: '14:59:59' }],
  ['after the close only after-hours orders', {}, 'order_type_not_allowed_now', { time: '15:00' }],
  [
    'after-hours order',
    { orderType: 'after-hours-fixed-price' },
    ['recordOrder 1 pendingNew buy 100 600000.XSHG after-hours-fixed-price @ 10.00 hold 1005.06 0'],
    { time: '15:00' },
  ],
  ['the day is over', {}, 'session_closed', { time: '15:30' }],
  [
    'the exchange has said that nothing more comes',
    {},
    'session_closed',
    { books: books({ cash: { C1: '3000.00' }, markets: { XSHG: 'complete' } }) },
  ],
  [
    'a paused trading unit: it waits',
    {},
    ['recordOrder 1 queued buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
    { books: books({ cash, units: { 20001: 'paused' } }) },
  ],
]

const market = { orderType: 'best-five-then-cancel' }
const how: Row[] = [
  ['Shenzhen has types that Shanghai does not take', { orderType: 'fill-or-kill' }, 'order_type_not_allowed'],
  [
    'market order in the opening call',
    { ...market, price: '11.00' },
    'order_type_not_allowed_now',
    { time: '09:20' },
  ],
  [
    'market order before the open waits',
    { ...market, price: '10.00' },
    ['recordOrder 1 queued buy 100 600000.XSHG best-five-then-cancel @ 10.00 hold 1005.06 0'],
    { time: '09:00' },
  ],
  [
    'STAR market order without limits of the day',
    { ...as('C12'), ...market, instrument: '688002.XSHG', quantity: 200 },
    'market_order_needs_price_limits',
    { books: books({ clients, cash, instruments: { '688002.XSHG': 'star, unlimited' } }) },
  ],
  ['market order without protective price', { ...market, price: '0' }, 'protective_price_required'],
  [
    'market order in Shenzhen is held at the upper limit: 110.00 more',
    { instrument: '000001.XSHE', orderType: 'immediate-or-cancel', price: '0' },
    'insufficient_cash',
  ],
  ['no price', { price: '0' }, 'price_not_positive'],
  ['not a tick', { price: '10.001' }, 'price_not_a_tick'],
  ['more than the exchange takes', { price: '9999999.00', instrument: '600009.XSHG' }, 'price_too_high'],
  ['upper limit', { price: '11.00' }, 'insufficient_cash'],
  ['one tick above it', { price: '11.01' }, 'price_outside_limits'],
  ['outside the cage: only a warning', { price: '10.21' }, 'insufficient_cash', { books: caged(0) }],
  [
    'outside the cage, where the firm refuses it',
    { price: '10.21' },
    'price_outside_cage',
    { books: caged(1) },
  ],
  ['the edge of the cage', { price: '10.20' }, 'insufficient_cash', { books: caged(1) }],
  ['lower limit', { price: '9.00' }, ['recordOrder 1 pendingNew buy 100 600000.XSHG @ 9.00 hold 905.06 0']],
  ['one tick below it', { price: '8.99' }, 'price_outside_limits'],
  [
    'no limits today',
    { instrument: '600009.XSHG', price: '8.99' },
    ['recordOrder 1 pendingNew buy 100 600009.XSHG @ 8.99 hold 904.06 0'],
  ],
]

const howMany: Row[] = [
  ['below a lot', { quantity: 99 }, 'quantity_below_minimum'],
  ['not a lot', { quantity: 150 }, 'quantity_not_a_lot'],
  ['largest order', { quantity: 1_000_000 }, 'insufficient_cash'],
  ['above it', { quantity: 1_000_100 }, 'quantity_above_maximum'],
  [
    'odd part sold alone',
    { ...sell, quantity: 30 },
    ['recordOrder 1 pendingNew sell 30 600000.XSHG @ 10.00 hold 0.00 30'],
  ],
  [
    'odd part with full lots',
    { ...sell, quantity: 130 },
    ['recordOrder 1 pendingNew sell 130 600000.XSHG @ 10.00 hold 0.00 130'],
  ],
  [
    'all of it',
    { ...sell, quantity: 1030 },
    ['recordOrder 1 pendingNew sell 1030 600000.XSHG @ 10.00 hold 0.00 1030'],
  ],
  ['half of the odd part', { ...sell, quantity: 15 }, 'odd_lot_must_be_sold_whole'],
  [
    'STAR: below 200 only whole',
    { ...as('C12'), instrument: '688001.XSHG', side: 'sell', quantity: 149 },
    'odd_lot_must_be_sold_whole',
  ],
]

const means: Row[] = [
  ['exactly enough', {}, BOUGHT],
  ['one fen short', {}, 'insufficient_cash', { books: books({ cash: { C1: '1005.05' } }) }],
  // A fact has overdrawn the account: not one fen is spent before it is repaid.
  ['owes a fen', {}, 'client_owes', { books: books({ cash: { C1: '-0.01' } }) }],
  ['owes nothing, has nothing', {}, 'insufficient_cash', { books: books({ cash: { C1: '0.00' } }) }],
  [
    'who owes may sell',
    sell,
    SOLD,
    { books: books({ cash: { C1: '-0.01' }, holdings: { 'C1 600000.XSHG': '1030' } }) },
  ],
  [
    'what another order holds is not there',
    {},
    'insufficient_cash',
    { books: books({ cash: { C1: '2010.11' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }) },
  ],
  [
    'frozen money is not there',
    {},
    'insufficient_cash',
    { books: books({ cash: { C1: '1005.06' }, freezes: { C1: ['0.01 of 0.01'] } }) },
  ],
  ['uncleared money buys', {}, BOUGHT, { books: books({ cash: { C1: '1005.06 of it uncleared 1005.06' } }) }],
  [
    'proceeds of today buy',
    { quantity: 100, instrument: '000001.XSHE' },
    ['recordOrder 2 pendingNew buy 100 000001.XSHE @ 10.00 hold 1005.06 0'],
    {
      books: books({
        cash: { C1: '10.63' },
        holdings: { 'C1 600000.XSHG': '100' },
        orders: [['C1 sell 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
      }),
    },
  ],
  ['sells all it has', sell, SOLD],
  ['one share too many', { ...sell, quantity: 1130 }, 'insufficient_shares'],
  [
    'bought today, sold tomorrow',
    sell,
    'insufficient_shares',
    { books: books({ cash, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']] }) },
  ],
  [
    'the day after',
    sell,
    ['recordOrder 2 pendingNew sell 100 600000.XSHG @ 10.00 hold 0.00 100'],
    { books: nextDay(books({ cash, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']] })) },
  ],
  [
    'bought today, sold today where it is T+0',
    { ...sell, instrument: '113001.XSHG', quantity: 1000, price: '10.00' },
    ['recordOrder 2 pendingNew sell 1000 113001.XSHG @ 10.00 hold 0.00 1000'],
    {
      books: books({
        cash,
        instruments: { '113001.XSHG': 'convertible, T+0' },
        orders: [['C1 buy 1000 113001.XSHG @ 10.00', 'fill 1000 @ 10.00']],
      }),
    },
  ],
  [
    'restricted shares stay',
    { ...sell, quantity: 200 },
    'insufficient_shares',
    { books: books({ holdings: { 'C1 600000.XSHG': '200 restricted 1' } }) },
  ],
  [
    'frozen shares stay',
    { ...sell, quantity: 200 },
    'insufficient_shares',
    { books: books({ holdings: { 'C1 600000.XSHG': '200' }, freezes: { 'C1 600000.XSHG': ['1 of 1'] } }) },
  ],
  // 100 @ 0.03 brings 3.00 and costs 5.00; the missing amount is held.
  [
    'fees beyond the proceeds are held',
    { ...sell, instrument: '600010.XSHG', price: '0.03' },
    ['recordOrder 1 pendingNew sell 100 600010.XSHG @ 0.03 hold 2.00 100'],
  ],
  [
    'and must be there',
    { ...sell, instrument: '600010.XSHG', price: '0.03' },
    'insufficient_cash',
    { books: books({ cash: { C1: '1.99' }, instruments, holdings: { 'C1 600010.XSHG': '200' } }) },
  ],
]

const firm: Row[] = [
  [
    'above the daily cap of a risk-warning stock, with what was ordered before',
    { ...as('C12'), instrument: '600003.XSHG', quantity: 100, price: '9.00' },
    'risk_warning_buy_limit',
    {
      books: books({
        clients,
        cash: { C12: '9000000.00' },
        instruments,
        orders: [['C12 buy 500000 600003.XSHG @ 10.00']],
      }),
    },
  ],
  [
    'at the cap',
    { ...as('C12'), instrument: '600003.XSHG', quantity: 100, price: '9.00' },
    ['recordOrder 2 pendingNew buy 100 600003.XSHG @ 9.00 hold 905.06 0'],
    {
      books: books({
        clients,
        cash: { C12: '9000000.00' },
        instruments,
        orders: [['C12 buy 499900 600003.XSHG @ 10.00']],
      }),
    },
  ],
  [
    'a refused order does not count towards it',
    { ...as('C12'), instrument: '600003.XSHG', quantity: 100, price: '9.00' },
    ['recordOrder 2 pendingNew buy 100 600003.XSHG @ 9.00 hold 905.06 0'],
    {
      books: books({
        clients,
        cash: { C12: '9000000.00' },
        instruments,
        orders: [['C12 buy 500000 600003.XSHG @ 10.00', 'rejected']],
      }),
    },
  ],
  ['above the limit per order', {}, 'order_above_firm_limit', limits({ orderAmount: 99_999 })],
  [
    'at the limit per order',
    {},
    ['recordOrder 2 pendingNew buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
    limits({ orderAmount: 100_000 }),
  ],
  ['above the limit per day', {}, 'client_day_above_firm_limit', limits({ clientDayAmount: 199_999 })],
  [
    'at the limit per day',
    {},
    ['recordOrder 2 pendingNew buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
    limits({ clientDayAmount: 200_000 }),
  ],
]

const rate = books({
  cash: { C1: '9000.00' },
  parameters: { firmLimits: [{ ...defaultParameters().firmLimits[0]!, ordersPerSecond: 1 }] },
  orders: [['C1 buy 100 600000.XSHG @ 10.00']],
})
for (const order of rate.orders.values()) order.enteredAt = 1_795_000_000_000 - 999
const later = books({
  cash: { C1: '9000.00' },
  parameters: { firmLimits: [{ ...defaultParameters().firmLimits[0]!, ordersPerSecond: 1 }] },
  orders: [['C1 buy 100 600000.XSHG @ 10.00']],
})
for (const order of later.orders.values()) order.enteredAt = 1_795_000_000_000 - 1000

const locked = books({ clients, cash })
const secured = books({ clients, cash })
const reset = books({ clients, cash })
for (const [each, lockedOn] of [
  [locked, '2026-11-23'],
  [secured, null],
  [reset, null],
] as const) {
  each.credentials.set('trading:10000001', {
    key: 'trading:10000001',
    kind: 'trading',
    owner: 10_000_001,
    version: 2,
    hash: 'h',
    failures: 0,
    lockedOn,
    lockedUntil: null,
    mustChange: each === reset,
  })
}
const said = (differing: Partial<VerifiedSecret> = {}): Record<string, VerifiedSecret> => ({
  tradingPassword: {
    kind: 'trading',
    owner: 10_000_001,
    version: 2,
    verified: true,
    newHash: '',
    ...differing,
  },
})

const passwords: Row[] = [
  ...agentRows(secured),
  ['a password is set and not given', {}, 'password_needed', { books: secured }],
  ['after client and channel', {}, 'channel_not_allowed', { books: secured, channel: 'web' }],
  ['before the security', { instrument: '600099.XSHG' }, 'password_needed', { books: secured }],
  ['wrong', {}, 'password_wrong', { books: secured, secrets: said({ verified: false }) }],
  ['of an older version', {}, 'password_wrong', { books: secured, secrets: said({ version: 1 }) }],
  ["another client's", {}, 'password_needed', { books: secured, secrets: said({ owner: 10_000_002 }) }],
  ['locked, even if right', {}, 'password_locked', { books: locked, secrets: said() }],
  ['reset and not yet changed', {}, 'client_password_must_change', { books: reset, secrets: said() }],
  ['right', {}, BOUGHT, { books: secured, secrets: said() }],
  ['an approved exception', {}, BOUGHT, { books: secured, checkerNo: 1002 }],
]

const ruled = (differing: Partial<SecurityRuleRow>): Row[3] => ({
  books: books({
    clients,
    cash,
    instruments,
    holdings,
    parameters: { securityRules: [aSecurityRule(differing)] },
  }),
})
const ofFirm: Row[] = [
  ['the firm is blocked', {}, 'trading_blocked', { books: withBlock('firm', true, { cash }) }],
  ['the branch', {}, 'trading_blocked', { books: withBlock('branch/1', true, { cash }) }],
  [
    'the unit that it would leave by',
    {},
    'trading_blocked',
    { books: withBlock('unit/20001', true, { cash }) },
  ],
  ['the client', {}, 'trading_blocked', { books: withBlock('client/10000001', true, { cash }) }],
  ['before the status', as('C2'), 'trading_blocked', { books: withBlock('firm', true, { cash, clients }) }],
  ['another client is blocked', {}, BOUGHT, { books: withBlock('client/10000002', true, { cash }) }],
  ['lifted', {}, BOUGHT, { books: withBlock('firm', false, { cash }) }],
  ['not by this channel', {}, 'channel_not_allowed_for_security', ruled({ channels: ['web'] })],
  ['by this channel', {}, BOUGHT, ruled({ channels: ['counter'] })],
  ['not to buy', {}, 'security_not_to_buy', ruled({ noBuy: true })],
  ['not to buy may be sold', sell, SOLD, ruled({ noBuy: true })],
  ['not to sell', sell, 'security_not_to_sell', ruled({ noSell: true })],
  ['above its own quantity', {}, 'order_above_security_limit', ruled({ maximumOrderQuantity: 99 })],
  ['above its own amount', {}, 'order_above_security_limit', ruled({ maximumOrderAmount: 99_999 })],
  ['at its own limits', {}, BOUGHT, ruled({ maximumOrderQuantity: 100, maximumOrderAmount: 100_000 })],
]

const closed = (spec: BookSpec = {}): Row[3] => ({
  books: books({ clients, cash, instruments, holdings, day: '2026-11-23 closed', ...spec }),
  time: '20:00',
})
const units: Row[] = [
  [
    'its unit is paused: it leaves by another one',
    {},
    BOUGHT,
    { books: books({ cash, units: { '20001': 'paused', '20002': 'running' } }) },
  ],
  [
    'Shenzhen shares kept at another unit of ours are sold there',
    { ...sell, instrument: '000001.XSHE' },
    ['recordOrder 1 pendingNew sell 100 000001.XSHE @ 10.00 hold 0.00 100'],
    {
      books: books({ cash, units: { '300002': 'running' }, holdings: { 'C1 000001.XSHE at 300002': '500' } }),
    },
  ],
]
const evening: Row[] = [
  [
    'after the close it is for the next trading day',
    {},
    ['recordOrder 1 queued buy 100 600000.XSHG @ 10.00 hold 1005.06 0 for 2026-11-24'],
    closed(),
  ],
  [
    'while the day end runs, too',
    {},
    ['recordOrder 1 queued buy 100 600000.XSHG @ 10.00 hold 1005.06 0 for 2026-11-24'],
    closed({ day: '2026-11-23 day-end' }),
  ],
  [
    "tomorrow's price limits are not known: the list will tell",
    { price: '8.00' },
    ['recordOrder 1 queued buy 100 600000.XSHG @ 8.00 hold 805.06 0 for 2026-11-24'],
    closed(),
  ],
  [
    'suspended today says nothing of tomorrow',
    { instrument: '600001.XSHG' },
    ['recordOrder 1 queued buy 100 600001.XSHG @ 10.00 hold 1005.06 0 for 2026-11-24'],
    closed(),
  ],
  [
    'nobody knows what a market order may cost tomorrow',
    { orderType: 'best-five-then-cancel', price: '0' },
    'protective_price_required',
    closed(),
  ],
  ['the money must be there now', { quantity: 200 }, 'insufficient_cash', closed()],
  [
    'sold for tomorrow',
    sell,
    ['recordOrder 1 queued sell 100 600000.XSHG @ 10.00 hold 0.00 100 for 2026-11-24'],
    closed(),
  ],
]

testFunction(enterOrder, {
  given,
  typical: {
    clientNo: clientNo('C1'),
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: '10.00',
    quantity: 100,
  },
  cases: [
    ...who,
    ...what,
    ...where,
    ...when,
    ...how,
    ...howMany,
    ...means,
    ...firm,
    ...passwords,
    ...ofFirm,
    ...units,
    ...evening,
    ...PRODUCT_ORDERS,
    ['a second order within the second', {}, 'order_rate_above_firm_limit', { books: rate }],
    [
      'a second later',
      {},
      ['recordOrder 2 pendingNew buy 100 600000.XSHG @ 10.00 hold 1005.06 0'],
      { books: later },
    ],
  ],
})
