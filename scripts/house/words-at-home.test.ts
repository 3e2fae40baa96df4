import { expect, test } from 'vitest'
import { wordsWithTwoHomes } from './words-at-home.ts'

const both = (one: string, other: string) =>
  wordsWithTwoHomes(
    [one, other].map((text, index) => ({ path: `${index}.ts`, text: `const x = ${text}`, lines: 1 })),
  )

test.each([
  ["{ filled: '已成' }", "{ filled: { zh: '已成', en: 'Filled' } }", ['filled 已成: 0.ts, 1.ts']],
  ["{ 'status.filled': '已成' }", "[['filled', '已成', 'Filled']]", ['filled 已成: 0.ts, 1.ts']],
  ["{ filled: '已成' }", "{ filled: '成交' }", []],
  ["{ filled: '已成' }", "{ done: '已成' }", []],
  ["{ filled: 'Filled' }", "{ filled: 'Filled' }", []],
  ["{ title: '已成' }", "{ title: { zh: '已成', en: 'Filled' } }", []],
  ["{ a: { filled: '已成' }, b: { filled: '已成' } }", '1', []],
])('%s and %s', (one, other, found) => {
  expect(both(one, other)).toEqual(found)
})
