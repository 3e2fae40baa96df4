/** Figures and words in documents: thousands separated, dates in Chinese order, codes with their words. */
import { chineseAmount, chineseNumber } from '@guitai/core/base/chinese-amount.ts'
import { formatFen, formatPrice, type Currency, type Fen, type Price } from '@guitai/core/base/money.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import type { Words } from '@guitai/core/words/words.ts'

const CURRENCY: Readonly<Record<number, Currency>> = { 1: 'CNY', 2: 'USD', 3: 'HKD' }
const SIGNS: Record<Currency, string> = { CNY: '¥', USD: 'US$', HKD: 'HK$' }

/** Undefined when the asset is an instrument. */
export function currencyOf(asset: number): Currency | undefined {
  return CURRENCY[asset]
}

function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? thousands : `${thousands}.${fraction}`
}

/** 100500 → '1,005.00'. */
export function money(amount: Fen): string {
  return grouped(formatFen(amount))
}

/** '¥1,005.00'. */
export function moneyWithSign(amount: Fen, currency: Currency): string {
  return `${amount < 0 ? '-' : ''}${SIGNS[currency]}${money(Math.abs(amount))}`
}

export function moneyInWords(amount: Fen, currency: Currency): string {
  return chineseAmount(amount, CURRENCY_WORDS[currency].zh)
}

export function price(value: Price): string {
  return formatPrice(value)
}

export function shares(quantity: number): string {
  return grouped(String(quantity))
}

/** '壹仟股'. */
export function sharesInWords(quantity: number, unit: string): string {
  return `${chineseNumber(quantity)}${unit}整`
}

/** '2026-11-23T09:30:01.5+08:00' → '2026-11-23 09:30:01'. */
export function dateTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ')
}

export function timeOf(iso: string): string {
  return iso.slice(11, 19)
}

/** '2026-11-23' → '2026年11月23日'; a missing date is a dash. */
export function chineseDate(date: string | null): string {
  if (date === null) return '—'
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

export function tellerText(tellerNo: number, name: string | null): string {
  if (tellerNo === 0) return '系统'
  return `${tellerNo}${name === null || name === '' ? '' : ` ${name}`}`
}

/** The Chinese word of a code, or the code itself when it has none. */
export function wordOf(words: Words, code: string): string {
  return words[code]?.zh ?? code
}

export function orDash(text: string | number | null): string {
  return text === null || text === '' ? '—' : String(text)
}
