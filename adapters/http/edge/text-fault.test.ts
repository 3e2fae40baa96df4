/** Texts that fit every schema and are refused all the same, with their place. */
import { expect, test } from 'vitest'
import { textFault } from './text-fault.ts'

test.each([
  ['plain', { name: '张三 O’Neill 😀 ｶ㐂𠮷' }, undefined],
  ['empty: the schema says whether it may be', { name: '' }, undefined],
  ['several lines', { note: 'a\r\n\tb' }, undefined],
  ['marks of direction that override nothing', { name: '\u200fשלום\u200e' }, undefined],
  ['numbers and nothing', { a: 1, b: null, c: true, d: [] }, undefined],
  ['NUL', { name: 'a\0b' }, 'name text'],
  ['half a pair', { name: '\ud83d' }, 'name text'],
  ['the other half', { name: '\ude00x' }, 'name text'],
  ['an escape for a terminal', { name: '\u001b[2J' }, 'name text'],
  ['delete', { name: 'a\u007f' }, 'name text'],
  ['a control character of the upper half', { name: '\u009b31m' }, 'name text'],
  ['an override of direction', { name: '\u202e001' }, 'name text'],
  ['GBK taken for UTF-8', { name: new TextDecoder().decode(Buffer.from([0xd5, 0xc5])) }, 'name text'],
  ['an isolate', { name: 'a\u2066b' }, 'name text'],
  ['blanks', { name: '  ' }, 'name blank'],
  ['a wide blank', { name: '\u3000' }, 'name blank'],
  ['nothing that shows', { name: '\u200b\u2060' }, 'name blank'],
  ['deep inside', { lines: [{ a: 'x' }, { a: '\0' }] }, 'lines.1.a text'],
  ['the name of a field', { value: { 'a\0': 1 } }, 'value text'],
  ['a text alone', '\0', ' text'],
])('%s', (_, value, expected) => {
  const fault = textFault(value)
  expect(fault && `${fault.field} ${fault.rule}`).toBe(expected)
})
