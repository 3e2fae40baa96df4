/** Names that a reader cannot tell apart, and names that a reader can. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksLikeAnother, skeletonOf } from './look-alike.ts'
import { LOOK_ALIKES } from './tables/look-alikes.ts'

const cases: [string, string, string, boolean][] = [
  ['the same', 'ann', 'ann', false],
  ['capitals', 'ann', 'ANN', true],
  ['full-width', 'ann', 'ａｎｎ', true],
  ['a Cyrillic a', 'ann', 'аnn', true],
  ['a Cyrillic capital', 'Ann', 'Аnn', true],
  ['a Greek o', 'bo', 'bο', true],
  ['no width', 'ann', 'a\u200Bn\u00ADn', true],
  ['turned about', 'ann', 'a\u202En\u202Cn', true],
  ['an accent', 'ann', 'ánn', true],
  ['a space that shows nothing', '王柜员', '王\u3164柜员', true],
  ['a space', '王柜员', '王 柜员', true],
  ['a dot', 'li.wei', 'liwei', false],
  ['0 and o', 'bo', 'b0', true],
  ['1 and l', 'lee', '1ee', true],
  ['rn and m', 'moe', 'rnoe', true],
  ['vv and w', 'wang', 'vvang', true],
  ['a compatibility ideograph', '凞', '\uFA15', true],
  ['another letter', 'ann', 'anne', false],
  ['another order', 'ann', 'nan', false],
  ['another Chinese name', '王柜员', '汪柜员', false],
  ['another number', 'clerk2', 'clerk3', false],
]
test.each(cases)('%s', (_, one, other, expected) => {
  expect([looksLikeAnother(one, other), looksLikeAnother(other, one)]).toEqual([expected, expected])
})

test('a skeleton is its own', () => {
  const letters = fc.constantFrom(
    ...Object.keys(LOOK_ALIKES),
    ...Object.values(LOOK_ALIKES),
    'r',
    'ﬁ',
    '王',
    'é',
  )
  fc.assert(
    fc.property(fc.array(letters), name => {
      const skeleton = skeletonOf(name.join(''))
      expect(skeletonOf(skeleton)).toBe(skeleton)
    }),
  )
})

test('every look-alike is read as a letter that is none', () => {
  for (const [letter, read] of Object.entries(LOOK_ALIKES))
    expect([letter, skeletonOf(letter)]).toEqual([letter, read])
})
