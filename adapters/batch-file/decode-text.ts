/**
 * Turns the bytes of a text file into text. A byte order mark decides the encoding (UTF-8, UTF-16 of either byte order).
 * Without one it is UTF-8 when every byte fits, else GB18030. Undefined when it is neither.
 */
const MARKS: readonly [encoding: string, mark: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked[0]]) {
    const text = decoded(bytes, encoding)
    if (text !== undefined) return text.includes('\u0000') ? undefined : text
  }
  return undefined
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // The caller tries another encoding, and reports when none fits.
    return undefined
  }
}
