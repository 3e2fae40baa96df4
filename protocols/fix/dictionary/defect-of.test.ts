/** What the dictionary finds in a message, shown by a table and by random mutations of sound messages. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDecoder, encodeFrame, type Message } from '../codec.ts'
import { encodeMessage } from '../encode-message.ts'
import type { ExecutionReport, NewOrderSingle } from '../messages.ts'
import { SOH } from '../tags.ts'
import { defectOf } from './defect-of.ts'
import { FIELDS } from './fields.ts'
import { MESSAGE_TYPES } from './message-types.ts'
import { RULES } from './rules.ts'
import { VALUES } from './values.ts'

const TIME = 1_767_576_600_123
const HEADER = '49=THEM|56=US|34=2|52=20260105-01:30:00.123|'

const ORDER: NewOrderSingle = {
  kind: 'new-order',
  clOrdId: 'A000000001',
  tradingUnit: '12345',
  securitiesAccount: 'A123456789',
  market: 'XSHG',
  code: '600000',
  side: 'buy',
  quantity: 100,
  orderType: 'fill-or-kill',
  price: 101_234,
  tradeDate: '2026-01-05',
  transactTime: TIME,
}
const FILL: ExecutionReport = {
  ...ORDER,
  kind: 'execution-report',
  exchangeOrderId: 'X1',
  execId: 'E1',
  execType: 'trade',
  orderStatus: 'filled',
  leavesQuantity: 0,
  cumulativeQuantity: 100,
  lastQuantity: 100,
  lastPrice: 101_234,
  averagePrice: 101_234,
  tradeNo: '17',
  partition: '3',
  rejectReason: 222,
  canceledQuantity: 0,
  text: '成交',
}

/** The fields of a message, each as it stands on the wire. */
function fieldsOf(body: string): string[] {
  const [type = '', ...rest] = body.split(SOH).slice(0, -1)
  return [type, ...HEADER.split('|').slice(0, -1), ...rest]
}

function read(fields: readonly string[]): Message {
  const [message] = createDecoder().push(encodeFrame(fields.map(field => field + SOH).join('')))
  if (message?.kind !== 'message') throw new Error(`no message: ${fields.join('|')}`)
  return message
}

const defectIn = (fields: readonly string[]): ReturnType<typeof defectOf> => defectOf(read(fields))
const order = fieldsOf(encodeMessage(ORDER))
const fill = fieldsOf(encodeMessage(FILL))

describe('all that we send is sound', () => {
  const { orderType: _, price: __, tradeDate: ___, transactTime: ____, kind: _____, ...named } = ORDER
  const rows = {
    order: ORDER,
    fill: FILL,
    cancel: { ...named, kind: 'cancel', originalClOrdId: 'A', transactTime: TIME },
    status: { ...named, kind: 'status' },
    'cancel reject': {
      kind: 'cancel-reject',
      clOrdId: 'C1',
      originalClOrdId: 'A1',
      tradingUnit: '12345',
      exchangeOrderId: 'X',
      orderStatus: 'filled',
      rejectReason: 222,
      transactTime: TIME,
      text: '已成交',
    },
    'business reject': {
      kind: 'business-reject',
      refSeq: 5,
      refType: 'D',
      refId: 'A1',
      reason: 5,
      text: 'tag 44',
    },
  } as const
  test.each(Object.entries(rows))('%s', (_name, message) => {
    expect(defectIn(fieldsOf(encodeMessage(message)))).toBeUndefined()
  })
})

describe('the data', () => {
  test('every value and every type is of a field and a message that there is', () => {
    const tags = new Set(
      Object.values(FIELDS).flatMap(list => [...list.matchAll(/(\d+)\s+\w+/g)].map(([, tag]) => tag)),
    )
    expect(Object.keys(VALUES).filter(tag => !tags.has(tag))).toEqual([])
    expect([...RULES.keys()].toSorted()).toEqual(Object.keys(MESSAGE_TYPES).toSorted())
  })
})

const without = (tag: number): string[] => fill.filter(field => !field.startsWith(`${tag}=`))
const withField = (field: string): string[] => [...fill, field]
const instead = (field: string): string[] =>
  fill.map(each => (each.split('=')[0] === field.split('=')[0] ? field : each))
const parties = (list: string): string[] => {
  const at = fill.indexOf('453=1')
  return [...fill.slice(0, at), ...list.split('|'), ...fill.slice(at + 4)]
}

describe('what is wrong in a fill', () => {
  const rows: [string, string[], number, number?][] = [
    ['a tag that FIX does not have', withField('999=x'), 0, 999],
    ['a tag that was never given', withField('101=x'), 0, 101],
    ['a required tag missing', without(17), 1, 17],
    ['a header tag missing', without(56), 1, 56],
    ['the sending time missing', without(52), 1, 52],
    ['a tag of other messages', withField('112=x'), 2, 112],
    ['a group field without its counter', withField('523=x'), 2, 523],
    ['a tag without a value', instead('17='), 4, 17],
    ['a user-defined tag without a value', withField('6000='), 4, 6000],
    ['a header tag without a value', instead('56='), 4, 56],
    ['a side that is none', instead('54=Z'), 5, 54],
    ['a reject reason between the lists', instead('103=77'), 5, 103],
    ['a quantity with a plus', instead('32=+100'), 6, 32],
    ['a price with an exponent', instead('31=1e3'), 6, 31],
    ['a price of a point', instead('31=.'), 6, 31],
    ['two characters for one', instead('39=22'), 6, 39],
    ['a day that is none', instead('75=20260230'), 6, 75],
    ['a time of 24 hours', instead('60=20260105-24:00:00'), 6, 60],
    ['a sending time in words', instead('52=yesterday'), 6, 52],
    ['a count in words', instead('453=one'), 6, 453],
    ['a tag twice', withField('32=900'), 13, 32],
    ['a tag twice, the same', withField('32=100'), 13, 32],
    ['a tag of an exchange twice', withField('10197=3'), 13, 10197],
    ['a frame tag again', withField('9=5'), 13, 9],
    ['a header tag behind the body', withField('97=Y'), 14, 97],
    ['a body tag behind the trailer', [...fill, '93=1', '89=x', '77=O'], 14, 77],
    ['group fields out of order', parties('453=1|448=1|452=1|447=C'), 15, 447],
    ['a group that does not begin with its first field', parties('453=1|447=C|448=1|452=1'), 15, 447],
    ['a group field twice in an entry', parties('453=1|448=1|447=C|447=C|452=1'), 13, 447],
    ['more counted than there', parties('453=2|448=1|447=C|452=1'), 16, 453],
    ['fewer counted than there', parties('453=1|448=1|447=C|452=1|448=2|447=C|452=5'), 16, 453],
    ['none counted and one there', parties('453=0|448=1|447=C|452=1'), 16, 453],
    ['counted, and none there', parties('453=1'), 16, 453],
    ['a wrong value within a group', parties('453=1|448=1|447=?|452=1'), 5, 447],
    ['a wrong count within a group', parties('453=1|448=1|447=C|452=1|802=2|523=x|803=1'), 16, 802],
    ['the first defect counts', [...instead('54=Z'), '999=x'], 5, 54],
  ]
  test.each(rows)('%s', (_, fields, reason, tag) => {
    expect(defectIn(fields)).toEqual({ reason, tag })
  })

  test('a type that FIX does not have', () => {
    expect(defectIn(['35=*', ...HEADER.split('|').slice(0, -1)])).toEqual({ reason: 11 })
    expect(defectIn(['35=', ...HEADER.split('|').slice(0, -1)])).toEqual({ reason: 4, tag: 35 })
  })
})

describe('what is not wrong', () => {
  const rows: [string, string[]][] = [
    [
      'tags of FIX that we do not use',
      [...fill, '381=1012.34', '119=1', '64=20260106', '126=20260105-07:00:00'],
    ],
    ['tags that two parties agreed on', [...fill, '5001=x', '8500=20260105', '8500=again', '20000=z']],
    ['… within a group', parties('453=2|448=1|447=C|6001=x|452=1|448=2|447=5|452=5')],
    ['tags of exchanges', [...fill, '1180=010', '1328=no', '1080=X', '522=1']],
    ['a text without a value', [...without(58), '58=']],
    ['a group without entries', parties('453=0')],
    ['a group in a group', parties('453=1|448=1|447=C|452=1|802=2|523=x|803=1|523=y|803=2')],
    [
      'the body in another order',
      [...fill.slice(0, 5), ...fill.slice(5, 7), ...fill.slice(11).toReversed(), ...fill.slice(7, 11)],
    ],
    ['the header in another order', [fill[0] ?? '', ...fill.slice(1, 5).toReversed(), ...fill.slice(5)]],
    ['zeros at the end of a price', instead('31=10.12340000')],
    ['a leap second, microseconds', instead('60=20161231-23:59:60.123456')],
    ['a code of the exchange as reason', instead('103=263')],
    ['a signature', [...fill, '93=3', `89=a${SOH}b`]],
    [
      'a type that FIX has and we do not take',
      ['35=B', ...HEADER.split('|').slice(0, -1), '148=News', '33=1'],
    ],
    ['a type that two parties agreed on', ['35=U101', ...HEADER.split('|').slice(0, -1)]],
  ]
  test.each(rows)('%s', (_, fields) => {
    expect(defectIn(fields)).toBeUndefined()
  })
})

describe('mutations', () => {
  const place = fc.nat()
  const sound = fc.constantFrom(order, fill)

  test('a field of the message again is always a defect', () => {
    fc.assert(
      fc.property(sound, place, place, (fields, which, where) => {
        const field = fields[which % fields.length] ?? ''
        const at = 1 + (where % fields.length)
        expect(defectIn([...fields.slice(0, at), field, ...fields.slice(at)])).toBeDefined()
      }),
    )
  })

  test('a field without its value is always the defect named', () => {
    fc.assert(
      fc.property(sound, place, (fields, which) => {
        const at = which % fields.length
        const tag = Number(fields[at]?.split('=')[0])
        const empty = fields.map((field, i) => (i === at ? `${tag}=` : field))
        expect(defectIn(empty)).toEqual(tag === 58 ? undefined : { reason: 4, tag })
      }),
    )
  })
})
