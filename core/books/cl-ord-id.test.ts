/** Ten characters that lead back to the order. */
import { describe, expect, test } from 'vitest'
import { cancelIdOf, clOrdIdOf, designationIdOf, nextClOrdId, orderIdOf, transferNoOf } from './cl-ord-id.ts'

describe('clOrdId', () => {
  test.each([
    [1, 'O000000001'],
    [35, 'O00000000Z'],
    [36, 'O000000010'],
    [36 ** 9 - 1, 'OZZZZZZZZZ'],
  ])('of order %i', (orderId, id) => {
    expect(clOrdIdOf(orderId)).toBe(id)
    expect(orderIdOf(id)).toBe(orderId)
  })

  test('of a designation: no order has it', () => {
    expect(designationIdOf(36)).toBe('A000000010')
    expect(transferNoOf('A000000010')).toBe(36)
    expect(orderIdOf('A000000010')).toBeUndefined()
    expect(['', 'O000000010', 'A00000001', 'A000000000'].map(transferNoOf)).toEqual(Array(4).fill(undefined))
  })

  test('each cancel has its own, a dozen of them', () => {
    const ids: string[] = []
    for (let id = cancelIdOf(7, ''); id !== undefined; id = cancelIdOf(7, id)) ids.push(id)
    expect(ids.map(id => id.charAt(0)).join('')).toBe('CDEFGHIJKLMN')
    expect(new Set(ids.map(orderIdOf))).toEqual(new Set([7]))
  })

  test('each submission has its own, a dozen of them', () => {
    const ids: string[] = []
    for (let id = nextClOrdId(7, ''); id !== undefined; id = nextClOrdId(7, id)) ids.push(id)
    expect(ids.map(id => id.charAt(0)).join('')).toBe('OPQRSTUVWXYZ')
    expect(new Set(ids.map(orderIdOf))).toEqual(new Set([7]))
  })

  test.each(['', 'O00000001', 'B000000001', 'o000000001', 'O00000000a', 'O000000000', 'O0000000001'])(
    '%j is not ours',
    id => {
      expect(orderIdOf(id)).toBeUndefined()
    },
  )
})
