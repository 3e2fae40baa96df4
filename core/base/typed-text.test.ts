import { expect, test } from 'vitest'
import { typedText } from './typed-text.ts'

test.each([
  ['identifier', '11010519491231002x', '11010519491231002X'],
  ['identifier', ' １１０１０５ 19491231 002ｘ ', '11010519491231002X'],
  ['identifier', '\u200b11010519491231002X\ufeff', '11010519491231002X'],
  ['identifier', 'e 12345678', 'E12345678'],
  ['identifier', '', ''],
  ['name', '  王小燕\u3000', '王小燕'],
  ['name', 'John \t  Smith', 'John Smith'],
  ['name', '王\n小燕', '王 小燕'],
  ['name', 'Jose\u0301', 'José'],
  ['name', '买买提·阿不都', '买买提·阿不都'],
  ['line', ' a  b ', 'a b'],
  ['search', ' １１０１０５19491231002x\u200b ', '11010519491231002x'],
  ['search', '王小燕\u3000', '王小燕'],
  ['telephone', '138 0013 8000', '13800138000'],
  ['telephone', '（０２１）５８７６－１２３４', '0215876-1234'],
  ['telephone', '+86 138-0013-8000', '+86138-0013-8000'],
  ['telephone', '没有电话', '没有电话'],
] as const)('%s %j', (kind, typed, kept) => {
  expect(typedText(kind, typed)).toBe(kept)
  expect(typedText(kind, kept)).toBe(kept)
})
