/** Examples for the documents: each kind of field once. installation.test.ts checks those of all functions. */
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import {
  CashAccountNo,
  ClientNo,
  DateField,
  InstrumentId,
  Money,
  PriceField,
} from '@guitai/core/frame/fields.ts'
import { exampleOf } from './example-of.ts'

test.each([
  ['a client', ClientNo, 10000001],
  ['a cash account', CashAccountNo, 1000000101],
  ['an instrument', InstrumentId, '600000.XSHG'],
  ['an amount', Money(), '1005.00'],
  ['a price', PriceField(), '10.50'],
  ['a date', DateField(), '2026-11-23'],
  ['the first of what may be chosen', Type.Enum(['buy', 'sell']), 'buy'],
  ['one thing only', Type.Literal('day'), 'day'],
  ['the first of several kinds', Type.Union([Type.Boolean(), Type.String()]), true],
  ['a whole number from its least on', Type.Integer({ minimum: 7 }), 7],
  ['a text', Type.String({ maxLength: 5 }), '示例'],
  ['a text with a form', Type.String({ pattern: '^\\d{6}$' }), '123456'],
  ['a long text', Type.String({ minLength: 30 }), '示'.repeat(30)],
  ['a list as short as it may be', Type.Array(Type.Integer(), { minItems: 2 }), [1, 1]],
  ['a list that may be empty', Type.Array(Type.Integer()), []],
  ['what is needed and no more', Type.Object({ a: Money(), b: Type.Optional(Money()) }), { a: '1005.00' }],
  [
    'what another field asks for',
    {
      type: 'object',
      required: ['act'],
      properties: { act: { enum: ['set', 'end'] }, key: { type: 'string' }, no: { type: 'integer' } },
      allOf: [
        { if: { not: { properties: { act: { const: 'end' } } } }, else: { required: ['no'] } },
        { if: { not: { properties: { act: { const: 'set' } } } }, else: { required: ['key'] } },
        {
          if: { not: { properties: { act: { const: 'set' } } } },
          else: { properties: { key: { type: 'string', 'x-example': '102' } } },
        },
      ],
    },
    { act: 'set', key: '102' },
  ],
])('%s', (_, schema, expected) => {
  expect(exampleOf(schema)).toEqual(expected)
})
