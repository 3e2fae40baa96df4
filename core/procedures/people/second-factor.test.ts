/** Who needs a second factor, who has one, and which code is still valid. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { codeOfStep, needingFactor, withFactor } from '../../testing/second-factors.ts'
import { ANN, BO, withTellers } from '../../testing/tellers.ts'
import { activeFactor, isCodeGood, mustEnrol, offeredFactor, takeCode } from './second-factor.ts'

const given = withTellers(books())
const needed = needingFactor(given, 'clerk')

test.each([
  ['no role asks for it', given, ANN, false],
  ['a role of the own does', needed, ANN, true],
  ['a role of others does', needed, BO, false],
  ['offered is not enough', withFactor(needed, ANN, 'offered'), ANN, true],
  ['there is one', withFactor(needed, ANN), ANN, false],
  ['it was taken back', withFactor(needed, ANN, 'ended'), ANN, true],
])('%s', (_, on, tellerNo, expected) => {
  expect(mustEnrol(on, on.tellers.get(tellerNo)!)).toBe(expected)
})

test('offered and active are told apart', () => {
  const [offered, active] = [withFactor(given, ANN, 'offered'), withFactor(given, ANN)]
  const found = [offered, active].map(on => [offeredFactor(on, ANN)?.status, activeFactor(on, ANN)?.status])
  expect(found).toEqual([
    ['offered', undefined],
    [undefined, 'active'],
  ])
})

test.each([
  ['no code', {}, false],
  ['a step that was taken', codeOfStep(100), false],
  ['an older one', codeOfStep(99), false],
  ['the next one', codeOfStep(101), true],
  ['the next one, of another secret', codeOfStep(101, 'sealed-0'), false],
])('%s', (_, code, expected) => {
  expect(isCodeGood(withFactor(given, ANN), { owner: ANN, ...code })).toBe(expected)
  expect(isCodeGood(given, { owner: ANN, ...code })).toBe(false)
})

test('a taken code is good no more', () => {
  const on = withFactor(given, ANN)
  applyChanges(on, takeCode(activeFactor(on, ANN)!, codeOfStep(105)))
  const good = [104, 105, 106].map(step => isCodeGood(on, { owner: ANN, ...codeOfStep(step) }))
  expect(good).toEqual([false, false, true])
})
