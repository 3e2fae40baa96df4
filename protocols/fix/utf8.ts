/**
 * Converts UTF-8 to and from byte strings (one character per byte, as sockets give with 'latin1').
 *
 * The codec works on byte strings because engines search and slice those fastest; only texts contain more than ASCII. The
 * conversion is written out because it is short and because no decoder of the engine takes byte strings.
 */

/** True when no character is above 0x7f. Such a text is its own UTF-8. */
function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

function bytesOf(point: number): string {
  if (point < 0x80) return String.fromCharCode(point)
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), 0x80 | (point & 0x3f))
  if (point < 0x10000) {
    return String.fromCharCode(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f))
  }
  const first = String.fromCharCode(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f))
  return first + String.fromCharCode(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f))
}

export function toUtf8(text: string): string {
  if (isAscii(text)) return text
  let bytes = ''
  for (const character of text.toWellFormed()) bytes += bytesOf(character.codePointAt(0) ?? 0xfffd)
  return bytes
}

/** How many bytes follow this first byte; -1 when it cannot be a first byte. */
function followers(byte: number): number {
  if (byte < 0x80) return 0
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte >= 0xe0 && byte <= 0xef) return 2
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : -1
}

/** The code point at `at`, or -1 when the bytes there are not UTF-8. */
function pointAt(bytes: string, at: number, count: number): number {
  if (count < 0 || at + count >= bytes.length) return -1
  let point = count === 0 ? bytes.charCodeAt(at) : bytes.charCodeAt(at) & (0x3f >> count)
  for (let i = 1; i <= count; i++) {
    const byte = bytes.charCodeAt(at + i)
    if ((byte & 0xc0) !== 0x80) return -1
    point = (point << 6) | (byte & 0x3f)
  }
  const isTooShort = (count === 2 && point < 0x800) || (count === 3 && point < 0x10000)
  return isTooShort || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? -1 : point
}

export function isUtf8(bytes: string): boolean {
  if (isAscii(bytes)) return true
  for (let i = 0; i < bytes.length; i++) {
    const count = followers(bytes.charCodeAt(i))
    if (pointAt(bytes, i, count) < 0) return false
    i += count
  }
  return true
}

/** Bytes that are not UTF-8 become U+FFFD; the function never throws. */
export function fromUtf8(bytes: string): string {
  if (isAscii(bytes)) return bytes
  let text = ''
  for (let i = 0; i < bytes.length; i++) {
    const count = followers(bytes.charCodeAt(i))
    const point = pointAt(bytes, i, count)
    text += String.fromCodePoint(point < 0 ? 0xfffd : point)
    if (point >= 0) i += count
  }
  return text
}
