/** What people write for securities and accounts in requests: a text with one meaning is converted, others stay. */
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import {
  ClientNo,
  Identifier,
  InstrumentId,
  PersonName,
  SecuritiesAccountId,
  Shares,
  Telephone,
} from '@guitai/core/frame/fields.ts'
import { meantIds } from './meant-ids.ts'

const LISTED = new Set(['600000.XSHG', '000001.XSHG', '000001.XSHE'])
const meant = meantIds(
  Type.Object({
    clientNo: ClientNo,
    instrument: InstrumentId,
    account: Type.Optional(SecuritiesAccountId),
    picks: Type.Optional(Type.Array(Type.Object({ instrument: InstrumentId, quantity: Shares() }))),
    several: Type.Optional(Type.Array(InstrumentId)),
  }),
)
const of = (input: unknown): unknown => meant(input, id => LISTED.has(id))

test.each([
  [{ instrument: 'SH600000' }, { instrument: '600000.XSHG' }],
  [{ instrument: '600000.SH' }, { instrument: '600000.XSHG' }],
  [{ instrument: 'sz000001' }, { instrument: '000001.XSHE' }],
  [{ instrument: 'SZ1' }, { instrument: '000001.XSHE' }],
  [{ instrument: '600000' }, { instrument: '600000.XSHG' }],
  ['whether it is listed the function says', { instrument: 'SZ399999' }, { instrument: '399999.XSHE' }],
  ['two are listed', { instrument: '000001' }, { instrument: '000001' }],
  ['none is', { instrument: '700000' }, { instrument: '700000' }],
  [{ account: 'SZ100000001' }, { account: '0100000001.XSHE' }],
  [{ account: 'a100000001' }, { account: 'A100000001.XSHG' }],
  ['Shenzhen or Beijing', { account: '0100000001' }, { account: '0100000001' }],
  [
    { picks: [{ instrument: 'SH600000', quantity: 1 }] },
    { picks: [{ instrument: '600000.XSHG', quantity: 1 }] },
  ],
  [{ several: ['SH600000', 7] }, { several: ['600000.XSHG', 7] }],
  ['nothing that the schema has to refuse is mended', { instrument: 5, picks: 'x', more: 'SH600000' }],
  ['no object', 'SH600000'],
  ['null', null],
  [{}],
])('%j %j', (...row) => {
  const [given, expected = given] = typeof row[0] === 'string' && row.length > 1 ? row.slice(1) : row
  expect(of(given)).toEqual(expected)
})

test('texts lose what nobody sees or means, however deep they lie', () => {
  const input = Type.Object({
    name: PersonName({ zh: '姓名', en: 'Name' }),
    agents: Type.Array(Type.Object({ identityNumber: Identifier({ zh: '证件号码', en: 'Number' }) })),
    phone: Telephone(),
  })
  const typed = {
    name: ' 王小燕\u3000',
    agents: [{ identityNumber: '11010519491231002x ' }],
    phone: '138 0013 8000',
  }
  expect(meantIds(input)(typed, () => true)).toEqual({
    name: '王小燕',
    agents: [{ identityNumber: '11010519491231002X' }],
    phone: '13800138000',
  })
})
