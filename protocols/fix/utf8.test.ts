/** Compares UTF-8 with the engine's own implementation, which tests may use. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromUtf8, toUtf8 } from './utf8.ts'

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

test.each(['', 'abc', '废单：资金不足', 'é', '𠮷', '\u07ff\u0800\uffff'])('%j both ways', text => {
  expect(toUtf8(text)).toBe(latin1(text))
  expect(fromUtf8(latin1(text))).toBe(text)
})

test('any text is written as the platform writes it, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(toUtf8(text)).toBe(latin1(text))
      expect(fromUtf8(toUtf8(text))).toBe(text)
    }),
  )
})

test('a lone surrogate becomes the replacement character', () => {
  expect(toUtf8('\ud800x')).toBe(latin1('\ufffdx'))
})

test.each(['\xff', '\xc0\x80', '\xe4\xb8', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xb7\xcf'])(
  '%j is no UTF-8 and no crash',
  bytes => {
    expect(fromUtf8(bytes)).toContain('\ufffd')
  },
)

test('any bytes at all are read', () => {
  fc.assert(
    fc.property(fc.uint8Array(), bytes => fromUtf8(Buffer.from(bytes).toString('latin1')).isWellFormed()),
  )
})
