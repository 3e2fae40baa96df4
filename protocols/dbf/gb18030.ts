/**
 * Texts in GB18030 and in its older part GBK, both ways. The engine decodes both; there is no encoder, so the decoder is turned
 * round: every sequence of bytes is decoded once, and each character leads back to its bytes. What is written is therefore always
 * read as the same text.
 */

/** Which characters a file may contain: those of two bytes only, or all. */
export type Charset = 'gbk' | 'gb18030'

declare const TextDecoder: new (
  encoding: string,
  options?: { fatal: boolean },
) => { decode(bytes: Uint8Array): string }

const strict = new TextDecoder('gb18030', { fatal: true })

/** Undefined when the bytes are no text. */
export function decodeGb18030(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    // The decoder throws for wrong bytes only; the caller says where they are.
    return undefined
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** True for a text whose characters all have one byte or three in UTF-8. In GB18030 it would be a row of rare characters. */
export function isChineseInUtf8(bytes: Uint8Array): boolean {
  try {
    return /^[\0-\x7f\u0800-\uffff]*$/.test(utf8.decode(bytes))
  } catch {
    // The decoder throws for wrong bytes only.
    return false
  }
}

/** How many bytes the character at this place has: two with a lead byte, four when a digit follows it. */
export function widthOfCharacter(bytes: Uint8Array, at: number): 1 | 2 | 4 {
  const [lead = 0, next = 0] = [bytes[at], bytes[at + 1]]
  if (lead <= 0x80) return 1
  return next >= 0x30 && next <= 0x39 ? 4 : 2
}

/** The bytes of each character, or undefined when one of them is not in the charset. */
export function encodeCharacters(text: string, charset: Charset): number[][] | undefined {
  const characters: number[][] = []
  for (const character of text) {
    const bytes = bytesOf(character.codePointAt(0) ?? 0, charset)
    if (bytes === undefined) return undefined
    characters.push(bytes)
  }
  return characters
}

function bytesOf(point: number, charset: Charset): number[] | undefined {
  if (point < 0x80) return [point]
  const two = twoBytes().get(point)
  if (two !== undefined || charset === 'gbk') return two
  return point < 0x10000 ? fourBytes().get(point) : supplementary(point - 0x10000)
}

/** The characters above the basic plane follow one another from 90 30 81 30. */
function supplementary(index: number): number[] {
  const [first, second] = [Math.floor(index / 12_600), Math.floor(index / 1_260) % 10]
  return [0x90 + first, 0x30 + second, 0x81 + (Math.floor(index / 10) % 126), 0x30 + (index % 10)]
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
const LEADS = range(0x81, 0xfe)
const DIGITS = range(0x30, 0x39)

const twoBytes = once(() => turnedRound(LEADS.flatMap(lead => range(0x40, 0xfe).map(trail => [lead, trail]))))

const fourBytes = once(() =>
  turnedRound(
    range(0x81, 0x84).flatMap(lead =>
      DIGITS.flatMap(second => LEADS.flatMap(third => DIGITS.map(fourth => [lead, second, third, fourth]))),
    ),
  ),
)

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Decodes all sequences at once, each on its own line; those that are not exactly one character are none. */
function turnedRound(sequences: readonly number[][]): Map<number, number[]> {
  const bytes = Uint8Array.from(sequences.flatMap(sequence => [...sequence, 0x0a]))
  const lines = new TextDecoder('gb18030').decode(bytes).split('\n')
  const found = new Map<number, number[]>()
  sequences.forEach((sequence, index) => {
    const line = lines[index] ?? ''
    const point = line.codePointAt(0) ?? 0
    if (point >= 0x80 && point !== 0xfffd && String.fromCodePoint(point) === line && !found.has(point))
      found.set(point, sequence)
  })
  return found
}
