/** Sealed secrets: each opens for its own teller, under its own key, and only to compare a code. */
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { SecondFactors } from './second-factors.ts'
import { codeOf, stepAt } from './totp.ts'

const AT = 1_800_000_000_000
const told: string[] = []
const log = pino({ level: 'error' }, { write: line => void told.push(line) })
const factors = new SecondFactors(Buffer.alloc(32, 7), log)

test('what is made has 160 bits, another one each time, and what is kept shows none of it', () => {
  const [first, second] = [factors.make(1001), factors.make(1001)]
  expect(first.secret).toHaveLength(20)
  expect(first.secret).not.toEqual(second.secret)
  const kept = Buffer.from(first.sealed, 'base64')
  expect(kept).toHaveLength(12 + 20 + 16)
  expect(kept.includes(Buffer.from(first.secret))).toBe(false)
})

test('right and wrong codes, and none', () => {
  const { secret, sealed } = factors.make(1001)
  const code = codeOf(secret, stepAt(AT))
  const wrong = code === '123456' ? '123457' : '123456'
  const asked = [
    [sealed, code],
    [sealed, wrong],
    [sealed, undefined],
    [undefined, code],
    [undefined, undefined],
  ] as const
  const steps = asked.map(([kept, given]) => factors.stepOf(1001, kept, given, AT))
  expect(steps).toEqual([stepAt(AT), undefined, undefined, undefined, undefined])
  expect(told).toEqual([])
})

test('opened for another teller, with another key or changed: no code is right, and the operator hears of it', () => {
  const { secret, sealed } = factors.make(1001)
  const code = codeOf(secret, stepAt(AT))
  const changed = Buffer.from(sealed, 'base64')
  changed[20]! ^= 1
  const elsewhere = new SecondFactors(Buffer.alloc(32, 8), log)
  expect(factors.stepOf(1002, sealed, code, AT)).toBeUndefined()
  expect(elsewhere.stepOf(1001, sealed, code, AT)).toBeUndefined()
  expect(factors.stepOf(1001, changed.toString('base64'), code, AT)).toBeUndefined()
  expect(told).toHaveLength(3)
  expect(told.join('')).toContain('request.key')
  expect(told.join('')).not.toContain(sealed)
})
