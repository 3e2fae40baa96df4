/** Every message in both directions, and what happens when fields are missing or invalid. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBody, readable } from './codec.ts'
import { decodeFromCounter, decodeFromExchange, isFromCounter } from './decode-message.ts'
import { encodeMessage, type Encodable } from './encode-message.ts'
import type { OrderType } from '@guitai/core/base/order-type.ts'
import type { ExecutionReport, NewOrderSingle, OrderCancelReject } from './messages.ts'
import { decodeOrderType } from './order-type.ts'
import { SOH } from './tags.ts'
import { EXEC_TYPE_CODE, ORDER_STATUS_CODE } from './wire-codes.ts'

const TIME = 1_767_576_600_123

const ORDER: NewOrderSingle = {
  kind: 'new-order',
  clOrdId: 'A000000001',
  tradingUnit: '12345',
  securitiesAccount: 'A123456789',
  market: 'XSHG',
  code: '600000',
  side: 'buy',
  quantity: 100,
  orderType: 'limit',
  price: 101_234,
  tradeDate: '2026-01-05',
  transactTime: TIME,
}

const REPORT: ExecutionReport = {
  kind: 'execution-report',
  clOrdId: 'A000000001',
  tradingUnit: '12345',
  securitiesAccount: 'A123456789',
  market: 'XSHE',
  code: '000001',
  side: 'sell',
  exchangeOrderId: 'X1',
  execId: 'E1',
  execType: 'trade',
  orderStatus: 'partiallyFilled',
  quantity: 300,
  price: 100_000,
  leavesQuantity: 200,
  cumulativeQuantity: 100,
  lastQuantity: 100,
  lastPrice: 100_100,
  averagePrice: 100_100,
  tradeNo: '0000000000000017',
  partition: '3',
  tradeDate: '2026-01-05',
  transactTime: TIME,
}

const DESIGNATION = {
  clOrdId: 'A000000001',
  tradingUnit: '12345',
  securitiesAccount: 'A123456789',
  instruction: 'designate',
} as const

const back = (message: Encodable): unknown => {
  const body = parseBody(encodeMessage(message))
  return isFromCounter(body.type) ? decodeFromCounter(body) : decodeFromExchange(body)
}

describe('there and back', () => {
  const {
    orderType: _,
    price: __,
    tradeDate: ___,
    transactTime: ____,
    quantity: _____,
    kind: ______,
    ...identification
  } = ORDER
  const rows: Encodable[] = [
    ORDER,
    { ...ORDER, tradingUnit: '', price: 0, orderType: 'own-best', market: 'BJSE', side: 'sell' },
    {
      kind: 'cancel',
      ...identification,
      quantity: 100,
      originalClOrdId: 'A000000001',
      clOrdId: 'C1',
      transactTime: TIME,
    },
    { kind: 'status', ...identification },
    REPORT,
    {
      ...REPORT,
      execType: 'canceled',
      orderStatus: 'canceled',
      originalClOrdId: 'A0',
      canceledQuantity: 200,
      lastQuantity: 0,
      lastPrice: 0,
    },
    {
      ...REPORT,
      execType: 'rejected',
      orderStatus: 'rejected',
      rejectReason: 3,
      text: '222 价格超出范围',
      lastQuantity: 0,
      lastPrice: 0,
    },
    {
      kind: 'cancel-reject',
      clOrdId: 'C1',
      originalClOrdId: 'A1',
      tradingUnit: '',
      exchangeOrderId: 'X',
      orderStatus: 'filled',
      rejectReason: 0,
      transactTime: TIME,
    },
    { kind: 'designation', ...DESIGNATION, transactTime: TIME },
    { kind: 'designation', ...DESIGNATION, instruction: 'revoke-designation', transactTime: TIME },
    { kind: 'designation-status', ...DESIGNATION, tradingUnit: '' },
    { kind: 'designation-report', ...DESIGNATION, isAccepted: true, transactTime: TIME },
    {
      kind: 'designation-report',
      ...DESIGNATION,
      isAccepted: false,
      rejectReason: 271,
      text: '271 已指定',
      transactTime: TIME,
    },
    { kind: 'business-reject', refSeq: 5, refType: 'D', refId: 'A1', reason: 5, text: 'tag 44' },
  ]

  test.each(rows.map(row => [row.kind, row] as const))('%s', (_kind, message) => {
    expect(back(message)).toEqual(message)
  })

  test.each([
    'limit',
    'best-five-then-cancel',
    'best-five-then-limit',
    'own-best',
    'opposite-best',
    'immediate-or-cancel',
    'fill-or-kill',
    'after-hours-fixed-price',
  ] satisfies OrderType[])('order type %s', orderType => {
    expect(back({ ...ORDER, orderType })).toEqual({ ...ORDER, orderType })
  })

  test.each(Object.keys(EXEC_TYPE_CODE) as (keyof typeof EXEC_TYPE_CODE)[])('execution type %s', execType => {
    expect(back({ ...REPORT, execType })).toEqual({ ...REPORT, execType })
  })

  test.each(Object.keys(ORDER_STATUS_CODE) as (keyof typeof ORDER_STATUS_CODE)[])(
    'order status %s',
    orderStatus => {
      expect(back({ ...REPORT, orderStatus })).toEqual({ ...REPORT, orderStatus })
    },
  )

  test('prices and quantities of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999_999 }),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        (price, quantity) => {
          expect(back({ ...ORDER, price, quantity })).toEqual({ ...ORDER, price, quantity })
        },
      ),
    )
  })

  test('control characters in a text become blanks', () => {
    expect(back({ ...REPORT, text: `a${SOH}b\nc` })).toMatchObject({ text: 'a b c' })
  })
})

test('an order on the wire', () => {
  expect(readable(encodeMessage(ORDER))).toBe(
    '35=D|11=A000000001|453=1|448=12345|447=C|452=1|75=20260105|1=A123456789|21=1|55=600000|48=600000|22=102|207=XSHG|54=1|60=20260105-01:30:00.123|38=100|44=10.1234|40=2|59=0|',
  )
})

test('a designation on the wire', () => {
  expect(readable(encodeMessage({ kind: 'designation', ...DESIGNATION, transactTime: TIME }))).toBe(
    '35=U001|11=A000000001|453=1|448=12345|447=C|452=1|48=799999|60=20260105-01:30:00.123|8502=1|1671=1|1691=A123456789|1693=5|',
  )
})

test.each([
  ['150=A|', "tag 150: 'A' is not understood"],
  ['8502=3|', "tag 8502: '3' is not understood"],
])('a report on a designation that says neither yes nor no, or of something else: %s', (field, reason) => {
  const said = { kind: 'designation-report', ...DESIGNATION, isAccepted: true, transactTime: TIME } as const
  const [tag = ''] = field.split('=')
  const body = readable(encodeMessage(said)).replace(new RegExp(`\\|${tag}=[^|]*\\|`), `|${field}`)
  expect(decodeFromExchange(parseBody(body.replaceAll('|', SOH)))).toMatchObject({
    kind: 'unreadable',
    reason,
  })
})

function report(change: Record<number, string | undefined>): ReturnType<typeof decodeFromExchange> {
  const fields = encodeMessage(REPORT).split(SOH).slice(0, -1)
  const kept = fields.filter(field => !(Number(field.split('=')[0]) in change))
  const added = Object.entries(change).flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}=${value}`],
  )
  return decodeFromExchange(parseBody([...kept, ...added, ''].join(SOH)))
}

describe('reading', () => {
  const lenient: [string, Record<number, string | undefined>, Partial<ExecutionReport>][] = [
    ['decimal quantities', { 38: '300.00', 32: '100.' }, { quantity: 300, lastQuantity: 100 }],
    ['prices with many zeros', { 31: '10.0100000000' }, { lastPrice: 100_100 }],
    ['an average of many places, half up', { 6: '10.01005' }, { averagePrice: 100_101 }],
    ['a nonsense average', { 6: 'NaN' }, { averagePrice: 0 }],
    ['code only as symbol', { 48: undefined }, { code: '000001' }],
    ['execution type of FIX 4.2', { 150: '2' }, { execType: 'trade' }],
    ['trade number as secondary id only', { 880: undefined }, { tradeNo: '0000000000000017' }],
    [
      'no trading unit',
      { 448: undefined, 453: undefined, 447: undefined, 452: undefined },
      { tradingUnit: '' },
    ],
    ['no order quantity', { 38: undefined }, { quantity: 0 }],
    ['a text without a value', { 58: '' }, { cumulativeQuantity: 100 }],
    ['no cumulative quantity', { 14: undefined }, { leavesQuantity: 200 }],
    ['no market: the line knows its own', { 207: undefined }, { code: '000001' }],
  ]
  test.each(lenient)('%s', (_, change, expected) => {
    expect(report(change)).toMatchObject({ kind: 'execution-report', ...expected })
  })

  const strict: [string, Record<number, string | undefined>, string][] = [
    ['no clOrdId', { 11: undefined }, 'tag 11 is missing'],
    ['an unknown market', { 207: 'XNYS' }, "'XNYS' is not understood"],
    ['no execution id', { 17: undefined }, 'tag 17 is missing'],
    ['an unknown execution type', { 150: 'Z' }, 'tag 150'],
    ['an unknown status', { 39: '5' }, 'tag 39'],
    ['an unknown side', { 54: '9' }, 'tag 54'],
    ['a fill without price', { 31: undefined }, 'tag 31 is missing'],
    ['a fill without quantity', { 32: undefined }, 'tag 32'],
    ['a fill of nothing', { 32: '0' }, 'tag 32'],
    ['a fraction of a share', { 32: '0.5' }, 'tag 32'],
    ['a negative quantity', { 32: '-100' }, 'tag 32'],
    ['an exponent', { 31: '1e3' }, 'tag 31'],
    ['a price beyond 1/10000', { 31: '10.01001' }, 'tag 31'],
  ]
  test.each(strict)('%s is unreadable', (_, change, reason) => {
    const message = report(change)
    expect(message).toMatchObject({ kind: 'unreadable', type: '8' })
    expect(message.kind === 'unreadable' && message.reason).toContain(reason)
  })

  const parties: [string, string, string][] = [
    ['the client first', '453=2|448=A123456789|447=5|452=5|448=12345|447=C|452=1', '12345'],
    ['the unit first', '453=2|448=12345|447=C|452=1|448=A123456789|447=5|452=5', '12345'],
    ['the unit with a part of its own', '453=1|448=12345|447=C|452=1|802=1|523=9|803=4', '12345'],
    ['no unit among them', '453=1|448=A123456789|447=5|452=5', ''],
    ['a party without a role', '453=1|448=99999|447=C', ''],
  ]
  test.each(parties)('the trading unit is the executing firm: %s', (_, list, tradingUnit) => {
    const body = encodeMessage(REPORT).replace(/453=[^]*452=1\u0001/, `${list}|`.replaceAll('|', SOH))
    expect(decodeFromExchange(parseBody(body))).toMatchObject({ kind: 'execution-report', tradingUnit })
  })

  const GBK = '\xb7\xcf\xb5\xa5\xa3\xba\xd7\xca\xbd\xf0\xb2\xbb\xd7\xe3'
  const UTF8 = Buffer.from('废单：资金不足', 'utf8').toString('latin1')
  const texts: [string, string][] = [
    ['58 in UTF-8', `58=${UTF8}`],
    ['58 in GBK', `58=${GBK}`],
    ['encoded text in GBK', `347=GBK|58=rejected|354=${GBK.length}|355=${GBK}`],
    ['encoded text in GB18030', `347=gb18030|354=${GBK.length}|355=${GBK}`],
    ['encoded text in UTF-8', `347=UTF-8|354=${UTF8.length}|355=${UTF8}`],
    ['encoded text that does not say in what', `354=${GBK.length}|355=${GBK}`],
  ]
  test.each(texts)('%s is Chinese', (_, fields) => {
    const body = encodeMessage(REPORT) + `${fields}|`.replaceAll('|', SOH)
    expect(decodeFromExchange(parseBody(body))).toMatchObject({ text: '废单：资金不足' })
  })

  test('an encoded text may hold separators', () => {
    const body = encodeMessage(REPORT) + `354=6|355=a|11=Z|58=x|`.replaceAll('|', SOH)
    expect(decodeFromExchange(parseBody(body))).toMatchObject({ clOrdId: 'A000000001', text: `a${SOH}11=Z` })
  })

  test('a message with a defect is unreadable, and says which', () => {
    const message = parseBody(encodeMessage(REPORT))
    expect(decodeFromExchange({ ...message, defect: { reason: 13, tag: 32 } })).toMatchObject({
      kind: 'unreadable',
      reason: 'Tag appears more than once: 32',
    })
  })

  test('an unknown type is unreadable, and nothing is lost of it', () => {
    expect(decodeFromExchange(parseBody(`35=B${SOH}148=News${SOH}`))).toEqual({
      kind: 'unreadable',
      type: 'B',
      reason: "message type 'B' is not supported",
      raw: '35=B|148=News|',
    })
    expect(decodeFromExchange(parseBody(`35=constructor${SOH}`))).toMatchObject({ kind: 'unreadable' })
  })

  test('a session reject names what it refuses', () => {
    expect(
      decodeFromExchange(parseBody(`35=3${SOH}45=7${SOH}371=44${SOH}372=D${SOH}373=1${SOH}58=no${SOH}`)),
    ).toEqual({
      kind: 'session-reject',
      refSeq: 7,
      refType: 'D',
      refTag: 44,
      reason: 1,
      text: 'no',
    })
  })

  test('a cancel reject with little in it', () => {
    const expected: Partial<OrderCancelReject> = {
      exchangeOrderId: 'NONE',
      rejectReason: 99,
      transactTime: 0,
    }
    expect(decodeFromExchange(parseBody(`35=9${SOH}11=C${SOH}41=A${SOH}39=8${SOH}`))).toMatchObject(expected)
  })

  test('orders of nothing, and unknown order types, are unreadable', () => {
    expect(back({ ...ORDER, quantity: 0 })).toMatchObject({ kind: 'unreadable' })
    expect(decodeOrderType('2', '6')).toBeUndefined()
    expect(decodeOrderType('2')).toBe('limit')
  })
})
