/**
 * Texts for people (58, 355) to and from bytes. We say UTF-8. What comes in says by MessageEncoding (347) what its encoded text
 * is in; a 58 that is not UTF-8 is taken for GBK, which Chinese gateways send there whatever they declare.
 *
 * GB 18030 contains GBK and GB 2312. Its table of 24,000 characters is not kept here: the decoder of the WHATWG Encoding
 * Standard, which every engine has, gives the same text for the same bytes everywhere, and touches nothing.
 */
import type { Fields } from './fields.ts'
import { TAG } from './tags.ts'
import { fromUtf8, isUtf8 } from './utf8.ts'

declare const TextDecoder: new (encoding: string) => { decode(bytes: Uint8Array): string }

const CHINESE = new Set(['GBK', 'GB2312', 'GB18030', 'CP936'])

function fromGbk(bytes: string): string {
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0)))
}

/** Bytes that are no text in either become U+FFFD; never a crash. */
export function decodeText(bytes: string, encoding = ''): string {
  const isChinese = CHINESE.has(encoding.toUpperCase().replaceAll(/[-_ ]/g, ''))
  return isChinese || !isUtf8(bytes) ? fromGbk(bytes) : fromUtf8(bytes)
}

/** The message's text, the encoded one first: that is the whole of it. Undefined where there is none. */
export function textOf(fields: Fields): string | undefined {
  const encoded = fields.get(TAG.EncodedText)
  if (encoded !== undefined) return decodeText(encoded, fields.get(TAG.MessageEncoding))
  const plain = fields.get(TAG.Text)
  return plain === undefined ? undefined : decodeText(plain)
}
