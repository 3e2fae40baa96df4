/**
 * Numbers of a DBF file are ASCII digits. They become exact integers in the smallest unit that the field keeps (fen, 1/10000 yuan,
 * shares), and never floating-point numbers. What cannot be held so is `INEXACT`: its row is listed, never rounded.
 */
import { CellWrong } from './problem.ts'

export const INEXACT = Symbol('a number that cannot be held exactly')

/** How many decimals are written, and how many the value keeps: 12.34 with a scale of 4 is 123400. */
export interface Scale {
  decimals: number
  scale: number
}

const [BLANK, MINUS, PLUS, POINT, ZERO, NINE] = [0x20, 0x2d, 0x2b, 0x2e, 0x30, 0x39]

/** Null when there is no number: blanks, or dashes in its place ('-', '-.---'). */
export function readNumber(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  scale: number,
): number | null | typeof INEXACT {
  let at = start
  let last = end
  while (at < last && bytes[at] === BLANK) at++
  while (last > at && bytes[last - 1] === BLANK) last--
  if (at === last || isDashes(bytes, at, last)) return null
  const isNegative = bytes[at] === MINUS
  if (isNegative || bytes[at] === PLUS) at++
  let [value, decimals, digits, isExact] = [0, -1, 0, true]
  for (; at < last; at++) {
    const byte = bytes[at] ?? 0
    if (byte === POINT && decimals < 0) {
      decimals = 0
      continue
    }
    if (byte < ZERO || byte > NINE) throw notANumber(bytes, start, end)
    digits++
    if (decimals >= 0 && ++decimals > scale) isExact &&= byte === ZERO
    else value = value * 10 + byte - ZERO
  }
  if (digits === 0) throw notANumber(bytes, start, end)
  for (let kept = Math.max(decimals, 0); kept < scale; kept++) value *= 10
  if (!isExact || value > Number.MAX_SAFE_INTEGER) return INEXACT
  return isNegative && value !== 0 ? -value : value
}

function isDashes(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== MINUS) return false
  for (let at = start + 1; at < end; at++) if (bytes[at] !== MINUS && bytes[at] !== POINT) return false
  return true
}

function notANumber(bytes: Uint8Array, start: number, end: number): CellWrong {
  const text = [...bytes.subarray(start, end)].map(byte => String.fromCharCode(byte)).join('')
  return new CellWrong(`"${text}"不是数`, `"${text}" is not a number`)
}

/** As the file has it, without blanks. Digits that the field does not have are refused unless they are zeros. */
export function formatNumber(value: number, { decimals, scale }: Scale): string {
  if (!Number.isSafeInteger(value))
    throw new CellWrong(`${value}不是整数`, `${value} is not an exact integer`)
  const digits = String(Math.abs(value)).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).padEnd(decimals, '0')
  if (/[1-9]/.test(fraction.slice(decimals)))
    throw new CellWrong(
      `${whole}.${fraction}有多于${decimals}位小数`,
      `${whole}.${fraction} has more than ${decimals} decimals`,
    )
  const text = decimals === 0 ? whole : `${whole}.${fraction.slice(0, decimals)}`
  return value < 0 ? `-${text}` : text
}
