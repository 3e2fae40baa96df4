/** One-time codes, by the vectors of the RFCs. */
import { describe, expect, test } from 'vitest'
import { base32, codeOf, otpauthUri, stepAt, stepOf } from './totp.ts'

/** RFC 6238, appendix B, and RFC 4226, appendix D: the secret is this text. */
const SECRET = Buffer.from('12345678901234567890')

describe('RFC 6238, appendix B (SHA-1)', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i seconds', (seconds, expected) => {
    const step = stepAt(seconds * 1000)
    expect(codeOf(SECRET, step, 8)).toBe(expected)
    expect(codeOf(SECRET, step)).toBe(expected.slice(2))
  })
})

test('RFC 4226, appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, counter) => codeOf(SECRET, counter))
  expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489')
})

describe('a code is of a step', () => {
  // 1111111109 is the 29th second of its step, 1111111111 the first of the next.
  test.each([
    ['its own', 1_111_111_109, 37_037_036],
    ['seen from the last second of the step before', 1_111_111_079, 37_037_036],
    ['seen from the first second of the step after', 1_111_111_110, 37_037_036],
    ['seen from the last of it', 1_111_111_139, 37_037_036],
    ['too early', 1_111_111_049, undefined],
    ['too late', 1_111_111_140, undefined],
  ])('%s', (_, seconds, step) => {
    expect(stepOf(SECRET, '081804', seconds * 1000)).toBe(step)
    expect(stepOf(SECRET, '081805', seconds * 1000)).toBeUndefined()
  })
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
  ['12345678901234567890', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
])('RFC 4648, 10, without padding: %s', (text, expected) => {
  expect(base32(Buffer.from(text))).toBe(expected)
})

test('what an authenticator reads', () => {
  expect(otpauthUri('wang.xy', SECRET)).toBe(
    'otpauth://totp/Guitai:wang.xy?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Guitai',
  )
})
