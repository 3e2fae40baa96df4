/** Units, absent fields and nested fields, in both directions. */
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { Percent, TimeField } from './parameter-fields.ts'
import { decodeContent, encodeContent } from './parameter-codec.ts'
import { Money, PriceField } from '../../frame/fields.ts'

const title = { zh: '值', en: 'Value' }
const schema = Type.Object({
  fee: Percent(title, 'rate'),
  limit: Type.Optional(Percent(title, 'basis-points')),
  interest: Type.Optional(Percent(title, 'yearly-rate')),
  most: Type.Optional(Money(title)),
  tick: Type.Optional(PriceField(title)),
  sessions: Type.Optional(Type.Array(Type.Object({ start: TimeField(title) }))),
})

const nothing = { limit: null, interest: null, most: null, tick: null, sessions: null }

test.each([
  [{ fee: '0.00341' }, { fee: 3410, ...nothing }],
  [{ fee: '100.00' }, { fee: 100_000_000, ...nothing }],
  [
    { fee: '0.00', limit: '44.00' },
    { fee: 0, ...nothing, limit: 4400 },
  ],
  [
    { fee: '0.00', interest: '0.05' },
    { fee: 0, ...nothing, interest: 500 },
  ],
  [
    { fee: '0.00', most: '500.00', tick: '0.005' },
    { fee: 0, ...nothing, most: 50_000, tick: 50 },
  ],
  [
    { fee: '0.00', sessions: [{ start: '09:30' }] },
    { fee: 0, ...nothing, sessions: [{ start: 34_200 }] },
  ],
  [
    { fee: '0.00', sessions: [{ start: '09:30:15' }] },
    { fee: 0, ...nothing, sessions: [{ start: 34_215 }] },
  ],
])('%j', (wire, content) => {
  expect(decodeContent(schema, wire)).toEqual(content)
  expect(encodeContent(schema, content)).toEqual(wire)
})
