/**
 * Checks that a value has the form of its type (FIX 4.4 vol. 1, "Data Types"). It works on the bytes, because every field of
 * every message is checked.
 */
import type { FieldType } from './fields.ts'

export type Format = (raw: string, from: number, to: number) => boolean

const [ZERO, MINUS, POINT, COLON] = [0x30, 0x2d, 0x2e, 0x3a]

/** The number that `count` digits make; -1 when they are not digits. */
function digits(raw: string, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    const digit = raw.charCodeAt(i) - ZERO
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const isNatural: Format = (raw, from, to) => to > from && digits(raw, from, to - from) >= 0

const isInteger: Format = (raw, from, to) =>
  isNatural(raw, raw.charCodeAt(from) === MINUS ? from + 1 : from, to)

/** Digits with at most one point; no plus sign and no exponent. */
const isDecimal: Format = (raw, from, to) => {
  let [count, points] = [0, 0]
  for (let i = raw.charCodeAt(from) === MINUS ? from + 1 : from; i < to; i++) {
    const code = raw.charCodeAt(i)
    if (code === POINT) points++
    else if (code >= ZERO && code <= 0x39) count++
    else return false
  }
  return count > 0 && points <= 1
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isMonth(raw: string, from: number): boolean {
  const month = digits(raw, from + 4, 2)
  return digits(raw, from, 4) >= 0 && month >= 1 && month <= 12
}

function isDateAt(raw: string, from: number): boolean {
  const day = digits(raw, from + 6, 2)
  return isMonth(raw, from) && day >= 1 && day <= daysOf(digits(raw, from, 4), digits(raw, from + 4, 2))
}

const isDate: Format = (raw, from, to) => to - from === 8 && isDateAt(raw, from)

/** 'hh:mm:ss' with an optional fraction; second 60 is a leap second. */
function isTimeAt(raw: string, from: number, to: number): boolean {
  const [hour, minute, second] = [digits(raw, from, 2), digits(raw, from + 3, 2), digits(raw, from + 6, 2)]
  const areColons = raw.charCodeAt(from + 2) === COLON && raw.charCodeAt(from + 5) === COLON
  if (!areColons || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return false
  const rest = to - from - 8
  return (
    rest === 0 ||
    (rest > 1 && rest <= 13 && raw.charCodeAt(from + 8) === POINT && isNatural(raw, from + 9, to))
  )
}

const isTimestamp: Format = (raw, from, to) =>
  to - from >= 17 && raw.charCodeAt(from + 8) === MINUS && isDateAt(raw, from) && isTimeAt(raw, from + 9, to)

/** 'yyyymm', 'yyyymmdd' or 'yyyymmw1'. */
const isMonthYear: Format = (raw, from, to) => {
  if (to - from === 6) return isMonth(raw, from)
  const isWeek = to - from === 8 && raw[from + 6] === 'w' && '12345'.includes(raw.charAt(from + 7))
  return isWeek ? isMonth(raw, from) : isDate(raw, from, to)
}

/** Any text is allowed. Data is also accepted, because its length was already checked. */
const ANYTHING = undefined

export const FORMATS: Record<FieldType, Format | undefined> = {
  STRING: ANYTHING,
  MULTIPLEVALUESTRING: ANYTHING,
  CURRENCY: ANYTHING,
  COUNTRY: ANYTHING,
  EXCHANGE: ANYTHING,
  DATA: ANYTHING,
  CHAR: (_, from, to) => to - from === 1,
  BOOLEAN: (raw, from, to) => to - from === 1 && (raw[from] === 'Y' || raw[from] === 'N'),
  INT: isInteger,
  SEQNUM: isNatural,
  LENGTH: isNatural,
  NUMINGROUP: isNatural,
  QTY: isDecimal,
  PRICE: isDecimal,
  PRICEOFFSET: isDecimal,
  AMT: isDecimal,
  FLOAT: isDecimal,
  PERCENTAGE: isDecimal,
  UTCTIMESTAMP: isTimestamp,
  LOCALMKTDATE: isDate,
  MONTHYEAR: isMonthYear,
}
