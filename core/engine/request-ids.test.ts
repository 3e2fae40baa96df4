/** The table of request ids: they are found again and told apart by content, however many there are. */
import { expect, test } from 'vitest'
import { RequestIds, requestWords } from './request-ids.ts'

const hash = (number: number): string =>
  ((number * 2_654_435_761) % 0x100000000).toString(16).padStart(8, '0').repeat(4)

test('same id and content, same id with other content, another id', () => {
  const ids = new RequestIds()
  ids.add(requestWords(hash(1), hash(2)), 7)
  expect(ids.find(requestWords(hash(1), hash(2)))).toEqual({ isSameContent: true, commandNo: 7 })
  expect(ids.find(requestWords(hash(1), hash(3)))).toEqual({ isSameContent: false, commandNo: 7 })
  expect(ids.find(requestWords(hash(4), hash(2)))).toBeUndefined()
})

test('ids that share a slot are told apart', () => {
  const ids = new RequestIds()
  const alike = ['00000001', '00000002', '00000003'].map(end => `00000400${end.repeat(3)}`)
  alike.forEach((id, index) => ids.add(requestWords(id, hash(index)), index + 1))
  expect(alike.map((id, index) => ids.find(requestWords(id, hash(index)))?.commandNo)).toEqual([1, 2, 3])
})

test('it grows and forgets nothing', () => {
  const ids = new RequestIds(10)
  for (let number = 1; number <= 5000; number++) ids.add(requestWords(hash(number), hash(number + 1)), number)
  expect(ids.count).toBe(5000)
  for (let number = 1; number <= 5000; number++)
    expect(ids.find(requestWords(hash(number), hash(number + 1)))).toEqual({
      isSameContent: true,
      commandNo: number,
    })
})

test('added twice counts once', () => {
  const ids = new RequestIds()
  ids.add(requestWords(hash(1), hash(1)), 1)
  ids.add(requestWords(hash(1), hash(2)), 2)
  expect([ids.count, ids.find(requestWords(hash(1), hash(2)))]).toEqual([
    1,
    { isSameContent: true, commandNo: 2 },
  ])
})
