/** Decimal texts become integers where the schema says so, at any depth, and back. */
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { Money, PriceField } from '../frame/fields.ts'
import { inputDecoder, resultEncoder } from './decode-input.ts'

const schema = Type.Object({
  amount: Money(),
  price: Type.Optional(PriceField()),
  lines: Type.Array(Type.Object({ limit: Money(), name: Type.String() })),
  note: Type.String(),
})

test('decoded', () => {
  const wire = { amount: '10.05', lines: [{ limit: '1', name: '2.00' }], note: '3.00' }
  expect(inputDecoder(schema)(wire)).toEqual({
    amount: 1005,
    lines: [{ limit: 100, name: '2.00' }],
    note: '3.00',
  })
  expect(wire.amount).toBe('10.05')
  expect(inputDecoder(schema)({ ...wire, price: '0.0001' })).toMatchObject({ price: 1 })
})

test('encoded', () => {
  expect(
    resultEncoder(schema)({ amount: 1005, price: 100_000, lines: [{ limit: -5, name: 'n' }], note: '' }),
  ).toEqual({ amount: '10.05', price: '10.00', lines: [{ limit: '-0.05', name: 'n' }], note: '' })
})

test('nothing to decode: the same value', () => {
  const wire = { name: 'n' }
  expect(inputDecoder(Type.Object({ name: Type.String() }))(wire)).toBe(wire)
})
