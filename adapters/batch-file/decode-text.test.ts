/** Tests the encodings that spreadsheets write. */
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const text = '客户号,证券€㐂'
const utf16 = (bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

test.each([
  ['UTF-8', Buffer.from(text), text],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), text],
  ['UTF-16', utf16(false), text],
  ['UTF-16, big end first', utf16(true), text],
  ['GB18030', Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 0xba, 0xc5]), '客户号'],
  ['GB18030, four bytes', Buffer.from([0x81, 0x39, 0xef, 0x30]), '㐁'],
  ['ASCII', Buffer.from('a,b'), 'a,b'],
  ['nothing', Buffer.alloc(0), ''],
  ['no text', Buffer.from([0x00, 0x01, 0x02]), undefined],
  ['neither', Buffer.from([0xff, 0xff, 0xff]), undefined],
])('%s', (_, bytes, expected) => {
  expect(decodeText(bytes)).toBe(expected)
})
