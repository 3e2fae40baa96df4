/** Names that occur twice in one object. */
import { expect, test } from 'vitest'
import { repeatedName } from './repeated-name.ts'

test.each([
  ['{}', undefined],
  ['{"a":1,"b":{"a":1}}', undefined],
  ['[{"a":1},{"a":2}]', undefined],
  ['{"a":"a","b":["a","a"]}', undefined],
  ['{"a":"{\\"b\\":1,\\"b\\":2}"}', undefined],
  ['{"a":1,"a":1}', 'a'],
  ['{"a":1, "b":2,\n"a" :3}', 'a'],
  ['{"b":{"a":{},"a":[]}}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"x":{"y":1},"x":2}', 'x'],
])('%s: %s', (json, name) => {
  expect(repeatedName(json)).toBe(name)
})
