import { expect, test } from 'vitest'
import { countOf, facesIn, hasCount, sumOf, unreadFace } from './faces.ts'

test.each([
  [{}, 0, []],
  [
    { '100.00': 3, '0.50': 5 },
    30_250,
    [
      { face: '100.00', pieces: 3 },
      { face: '0.50', pieces: 5 },
    ],
  ],
  [{ '100.00': 0, '50.00': undefined, '1.00': 2 }, 200, [{ face: '1.00', pieces: 2 }]],
])('%j', (pieces, sum, count) => {
  expect(sumOf(pieces)).toBe(sum)
  expect(countOf(pieces)).toEqual(count)
})

test.each([
  [{ faces: ['0.10', '100.00', '1.00'] }, ['100.00', '1.00', '0.10']],
  [{ faces: [10, 10_000] }, ['100.00', '0.10']],
  [{}, []],
  [null, []],
])('faces of %j, largest first', (value, faces) => expect(facesIn(value)).toEqual(faces))

test('pieces that are no whole number, or more than a till holds, are named and never counted', () => {
  expect(unreadFace({ '100.00': 3, '50.00': undefined, '10.00': 0 })).toBeUndefined()
  expect(unreadFace({ '100.00': 3, '50.00': '-5' })).toBe('50.00')
  expect(unreadFace({ '100.00': 10_000_001 })).toBe('100.00')
  expect(sumOf({ '100.00': 3, '50.00': '-5' })).toBe(30_000)
})

test('none of a face is a count, an empty field is not', () => {
  expect(hasCount({})).toBe(false)
  expect(hasCount({ '100.00': undefined })).toBe(false)
  expect(hasCount({ '100.00': undefined, '50.00': 0 })).toBe(true)
})
