/**
 * Converts texts for people (58, 355) to and from bytes. We send UTF-8. In a received message MessageEncoding (347) gives the
 * encoding of its encoded text. A 58 that is not UTF-8 is read as GBK, because Chinese gateways send GBK there whatever they
 * declare.
 *
 * GB 18030 contains GBK and GB 2312. Its table of 24,000 characters is not kept here. The decoder of the WHATWG Encoding
 * Standard, which every JavaScript engine has, is deterministic and does no input or output.
 */
import type { Fields } from './fields.ts'
import { TAG } from './tags.ts'
import { fromUtf8, isUtf8 } from './utf8.ts'

declare const TextDecoder: new (encoding: string) => { decode(bytes: Uint8Array): string }

const CHINESE = new Set(['GBK', 'GB2312', 'GB18030', 'CP936'])

function fromGbk(bytes: string): string {
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0)))
}

/** Bytes that are text in neither encoding become U+FFFD; the function never throws. */
export function decodeText(bytes: string, encoding = ''): string {
  const isChinese = CHINESE.has(encoding.toUpperCase().replaceAll(/[-_ ]/g, ''))
  return isChinese || !isUtf8(bytes) ? fromGbk(bytes) : fromUtf8(bytes)
}

/** The text of the message. The encoded text comes first, because it is complete. Undefined when there is none. */
export function textOf(fields: Fields): string | undefined {
  const encoded = fields.get(TAG.EncodedText)
  if (encoded !== undefined) return decodeText(encoded, fields.get(TAG.MessageEncoding))
  const plain = fields.get(TAG.Text)
  return plain === undefined ? undefined : decodeText(plain)
}
