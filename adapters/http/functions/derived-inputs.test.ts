import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { derivedFieldsOf, initialsOf, withDerived } from './derived-inputs.ts'

test.each([
  ['张三', 'zs'],
  ['单雄信', 'sxx'],
  ['曾国藩', 'zgf'],
  ['ABC 投资（北京）有限公司', 'abctzbjyxgs'],
  ['', ''],
])('%s: %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

const schema = Type.Object({
  name: Type.String(),
  pinyin: Type.Optional(Type.String({ 'x-initials-of': 'name' })),
})
const fill = (input: object) => withDerived(derivedFieldsOf(schema), { ...input })

test('made where nobody typed it', () => {
  expect(fill({ name: '张三' })).toEqual({ name: '张三', pinyin: 'zs' })
  expect(fill({ name: '张三', pinyin: 'x' })).toEqual({ name: '张三', pinyin: 'x' })
  expect(fill({})).toEqual({})
})
