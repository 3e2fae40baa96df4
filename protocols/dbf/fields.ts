/**
 * What a field of a DBF file may contain. A layout names its fields, each with its type, width, decimals and meaning; a field knows how
 * its bytes are read and written. Numbers that stand in a text field (Shanghai) are read like any other number.
 */
import { isBusinessDate, type BusinessDate } from '@guitai/core/base/business-date.ts'
import {
  decodeGb18030,
  encodeCharacters,
  isChineseInUtf8,
  widthOfCharacter,
  type Charset,
} from './gb18030.ts'
import { formatNumber, readNumber, type INEXACT } from './numbers.ts'
import { CellWrong } from './problem.ts'

/** Counts what was left out while reading. */
export interface Tally {
  /** Records that are marked as deleted. */
  deleted: number
  /** Texts whose last character was cut by the field's end. */
  cut: number
  /** Texts with other characters than ASCII, and how many of the first of them would be Chinese in UTF-8, too. */
  hanzi: number
  likeUtf8: number
}

export const newTally = (): Tally => ({ deleted: 0, cut: 0, hanzi: 0, likeUtf8: 0 })

export interface DbfField<T = unknown> {
  type: 'C' | 'N' | 'D'
  width: number
  decimals: number
  meaning: string
  /** What a blank field is. */
  blank: T
  /** Throws `CellWrong`. */
  read(bytes: Uint8Array, place: readonly [start: number, end: number], tally: Tally): T | typeof INEXACT
  /** Writes into bytes that are blank. Throws `CellWrong` where the value does not fit. */
  write(value: T, bytes: Uint8Array, charset: Charset): void
}

const BLANK = 0x20

const textField = (width: number, meaning: string, mayBeCut: boolean): DbfField<string> => ({
  type: 'C',
  width,
  decimals: 0,
  meaning,
  blank: '',
  read: readText,
  write: (value, bytes, charset) => writeText(value, bytes, { charset, mayBeCut }),
})

/** A text that is refused when it does not fit: a number, a code, an account. */
export const text = (width: number, meaning: string): DbfField<string> => textField(width, meaning, false)

/** A text for people. One that does not fit is cut between two characters. */
export const label = (width: number, meaning: string): DbfField<string> => textField(width, meaning, true)

interface NumberForm {
  width: number
  decimals: number
  meaning: string
  /** The decimals that the value keeps; the field's own where it is not said. */
  scale?: number
}

const numberField = (
  type: 'C' | 'N',
  { width, decimals, meaning, scale = decimals }: NumberForm,
): DbfField<number | null> => ({
  type,
  width,
  decimals: type === 'N' ? decimals : 0,
  meaning,
  blank: null,
  read: (bytes, place) => readNumber(bytes, place, scale),
  write(value, bytes) {
    if (value === null) return
    const digits = formatNumber(value, { decimals, scale })
    if (digits.length > width) throw tooLong(digits, width)
    putAscii(digits, bytes, width - digits.length)
  },
})

/** Shares, which are whole; the file may write them with decimals. */
export const shares = (width: number, decimals: number, meaning: string): DbfField<number | null> =>
  numberField('N', { width, decimals, meaning, scale: 0 })
export const money = (width: number, meaning: string, decimals = 2): DbfField<number | null> =>
  numberField('N', { width, decimals, meaning, scale: 2 })
/** In 1/10000. */
export const price = (width: number, decimals: number, meaning: string): DbfField<number | null> =>
  numberField('N', { width, decimals, meaning, scale: 4 })
/** With all of its decimals. */
export const figure = (width: number, decimals: number, meaning: string): DbfField<number | null> =>
  numberField('N', { width, decimals, meaning })

export const sharesText = (width: number, meaning: string): DbfField<number | null> =>
  numberField('C', { width, decimals: 0, meaning })
export const moneyText = (width: number, meaning: string): DbfField<number | null> =>
  numberField('C', { width, decimals: 2, meaning })
export const priceText = (width: number, meaning: string): DbfField<number | null> =>
  numberField('C', { width, decimals: 4, meaning })

/** Nearly all rows of a file have the same few dates, so the last one is remembered. */
function dateReader(): (digits: string) => BusinessDate | null {
  let [known, date]: [string, BusinessDate | null] = ['', null]
  return digits => {
    if (digits === known) return date
    const found = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
    if (!isBusinessDate(found))
      throw new CellWrong(`"${digits}"不是日期 yyyymmdd`, `"${digits}" is not a date yyyymmdd`)
    ;[known, date] = [digits, found]
    return date
  }
}

const dateField = (
  type: 'C' | 'D',
  meaning: string,
  dateOf = dateReader(),
): DbfField<BusinessDate | null> => ({
  type,
  width: 8,
  decimals: 0,
  meaning,
  blank: null,
  read(bytes, place, tally) {
    const digits = readText(bytes, place, tally)
    return digits === '' ? null : dateOf(digits)
  },
  write(value, bytes) {
    if (value !== null) putAscii(value.replaceAll('-', ''), bytes, 0)
  },
})

export const date = (meaning: string): DbfField<BusinessDate | null> => dateField('D', meaning)
export const dateText = (meaning: string): DbfField<BusinessDate | null> => dateField('C', meaning)

function readText(bytes: Uint8Array, [start, end]: readonly [number, number], tally: Tally): string {
  let last = end
  while (last > start && (bytes[last - 1] === BLANK || bytes[last - 1] === 0)) last--
  let ascii = ''
  for (let at = start; at < last; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x80) return readHanzi(bytes, { start, last, end }, tally)
    if (byte < BLANK) throw notText(bytes, start, last)
    ascii += String.fromCharCode(byte)
  }
  return ascii
}

/** A character whose bytes go beyond the field's end was cut by the writer: it is left out and counted. */
function readHanzi(
  bytes: Uint8Array,
  { start, last, end }: { start: number; last: number; end: number },
  tally: Tally,
): string {
  let whole = start
  while (whole < last) {
    const next = whole + widthOfCharacter(bytes, whole)
    if (next > end) {
      tally.cut++
      break
    }
    if (next === whole + 1 && (bytes[whole] ?? 0) < BLANK) throw notText(bytes, start, last)
    whole = next
  }
  // One text that is not UTF-8 decides, so the others need not be asked.
  if (tally.likeUtf8 === tally.hanzi && isChineseInUtf8(bytes.subarray(start, last))) tally.likeUtf8++
  tally.hanzi++
  return decodeGb18030(bytes.subarray(start, whole)) ?? refuseText(bytes, start, last)
}

function refuseText(bytes: Uint8Array, start: number, end: number): never {
  throw notText(bytes, start, end)
}

function notText(bytes: Uint8Array, start: number, end: number): CellWrong {
  const hex = [...bytes.subarray(start, end)].map(byte => byte.toString(16).padStart(2, '0')).join(' ')
  return new CellWrong(`字节${hex}不是GB18030文字`, `the bytes ${hex} are no text in GB18030`)
}

function writeText(
  value: string,
  bytes: Uint8Array,
  { charset, mayBeCut }: { charset: Charset; mayBeCut: boolean },
): void {
  const characters = encodeCharacters(value, charset)
  if (characters === undefined)
    throw new CellWrong(`"${value}"有${charset}以外的字符`, `"${value}" has characters outside ${charset}`)
  let at = 0
  for (const character of characters) {
    if (at + character.length > bytes.length) {
      if (mayBeCut) return
      throw tooLong(value, bytes.length)
    }
    if (character.length === 1 && (character[0] ?? 0) < BLANK)
      throw new CellWrong('文字中有控制字符', 'the text has control characters')
    bytes.set(character, at)
    at += character.length
  }
}

const tooLong = (value: string, width: number): CellWrong =>
  new CellWrong(`"${value}"超过${width}字节`, `"${value}" is longer than ${width} bytes`)

function putAscii(digits: string, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < digits.length; i++) bytes[at + i] = digits.charCodeAt(i)
}
