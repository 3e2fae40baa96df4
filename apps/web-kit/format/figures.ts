/** Figures as texts: thousands apart, decimals kept as they came; money is never a floating number here. */
import { textOf } from './text-of.ts'
export const NOTHING = '—'

/** '1234567.5' → '1,234,567.50' with two decimals; what is no decimal stays as it is. */
export function groupDecimal(value: unknown, decimals?: number): string {
  if (value === null || value === undefined || value === '') return NOTHING
  const text = textOf(value)
  const match = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return text
  const whole = (match[2] ?? '').replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const given = match[3] ?? ''
  const fraction = decimals === undefined ? given : given.padEnd(decimals, '0')
  return `${match[1]}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

export const showMoney = (value: unknown): string => groupDecimal(value, 2)
/** At least two places, and those that it has: '12.6' → '12.60', '1.234' → '1.234'. */
export const showPriceText = (value: unknown): string => groupDecimal(value, 2)
export const showCount = (value: unknown): string => groupDecimal(value)

/** 1/10000 → at least `decimals` places. */
export function showPrice(price: number | null | undefined, decimals = 2): string {
  if (price === null || price === undefined) return NOTHING
  const digits = String(Math.abs(price)).padStart(5, '0')
  let fraction = digits.slice(-4)
  while (fraction.length > decimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return `${price < 0 ? '-' : ''}${digits.slice(0, -4)}.${fraction}`
}

/** A difference of prices, with its sign. */
export function showSignedPrice(difference: number, decimals = 2): string {
  return `${difference > 0 ? '+' : ''}${showPrice(difference, decimals)}`
}

/** 1234567890 fen → '1234.57' with its unit, 万 or 亿 (k, m, bn in English), for headlines only. */
export function showRough(value: number, language: 'zh' | 'en'): string {
  const steps =
    language === 'zh'
      ? ([
          [1e8, '亿'],
          [1e4, '万'],
        ] as const)
      : ([
          [1e9, 'bn'],
          [1e6, 'm'],
          [1e3, 'k'],
        ] as const)
  for (const [size, unit] of steps) if (Math.abs(value) >= size) return `${(value / size).toFixed(2)}${unit}`
  return String(value)
}

/** Hundredths of a percent of `now` over `before`, as '+1.23%'. */
export function showChange(now: number | null, before: number): string {
  if (now === null || before === 0) return NOTHING
  const hundredths = Math.round(((now - before) * 10_000) / before)
  const text = (Math.abs(hundredths) / 100).toFixed(2)
  return `${hundredths > 0 ? '+' : hundredths < 0 ? '-' : ''}${text}%`
}

/** Milliseconds since 1970, an ISO time, or seconds of the day → '09:31:05' in Shanghai. */
export function showTime(value: unknown): string {
  if (typeof value === 'string') return /T\d\d:\d\d/.test(value) ? showTime(Date.parse(value)) : value
  if (typeof value !== 'number' || value <= 0) return NOTHING
  const seconds = value < 86_400 ? Math.floor(value) : Math.floor(value / 1000 + 8 * 3600) % 86_400
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Milliseconds since 1970 → '2026-11-23 09:31:05' in Shanghai. */
export function showMoment(value: unknown): string {
  if (typeof value === 'string' && /T\d\d:\d\d/.test(value)) return showMoment(Date.parse(value))
  if (typeof value !== 'number' || value <= 0)
    return typeof value === 'string' && value !== '' ? value : NOTHING
  return new Date(value + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

export type Tone = 'up' | 'down' | 'flat'

export function toneOf(now: number | null | undefined, before: number): Tone {
  if (now === null || now === undefined || now === before) return 'flat'
  return now > before ? 'up' : 'down'
}

/** The tone of a signed figure. */
export function toneOfSign(value: unknown): Tone {
  return toneOf(Number(value), 0)
}
