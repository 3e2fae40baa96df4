import { expect, test } from 'vitest'
import { functionsOf, lengthAt } from './functions-of.ts'

const of = (text: string) => functionsOf({ path: 'a.ts', text, lines: text.split('\n').length })

test.each([
  ['a declaration', 'function f(a: number): number {\n  return a\n}', [3, 1]],
  ['an exported one', 'export function f(a, b, c, d) {}', [1, 4]],
  ['blank lines and comments are no length', 'function f() {\n\n  // why\n  /* and\n  why */\n}', [2, 0]],
  ['`this` is not handed over', 'function f(this: Window, a: number) {}', [1, 1]],
  ['a method', 'class A { m(a: number, b: number): void {} }', [1, 2]],
  ['an arrow of two lines', 'const f = (a: number) =>\n  a', [2, 1]],
])('%s', (_what, text, [lines, parameters]: unknown[]) => {
  expect(of(text)).toMatchObject([{ lines, parameters }])
})

test('an arrow of one line is an expression', () => {
  expect(of('const f = (a: number) => a')).toEqual([])
})

test('the place is file and line; what is inside another counts by itself', () => {
  const text = 'const a = 1\nfunction f() {\n  function g() {\n  }\n}'
  expect(of(text).map(({ place, lines }) => [place, lines])).toEqual([
    ['a.ts:2', 4],
    ['a.ts:3', 2],
  ])
})

test('lengths by share', () => {
  const functions = of([1, 2, 3, 4].map(lines => `function f() {${'\n1'.repeat(lines)}}`).join('\n'))
  expect([0, 0.5, 0.9, 1].map(share => lengthAt(functions, share))).toEqual([2, 4, 5, 5])
  expect(lengthAt([], 0.5)).toBe(0)
})
