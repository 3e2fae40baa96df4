import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

const ordered = (...things: [name: string, ...after: string[]][]): string[] =>
  inOrder(things.map(([name, ...after]) => ({ name, after }))).map(({ name }) => name)

test.each([
  ['by name where it is free', [['b'], ['a'], ['c']], ['a', 'b', 'c']],
  ['after what it says', [['a', 'c'], ['b'], ['c', 'b']], ['b', 'c', 'a']],
  ['nothing', [], []],
] as const)('%s', (_, things, expected) => {
  expect(ordered(...things.map(thing => [...thing] as [string, ...string[]]))).toEqual(expected)
})

test('a circle, and something that there is not', () => {
  expect(() => ordered(['a', 'b'], ['b', 'a'])).toThrow(/circle: a, b/)
  expect(() => ordered(['a', 'x'])).toThrow(/a comes after x/)
})
