/**
 * Reads a date that a person types: 20261123, 2026-11-23, 2026/1/5, 2026年11月23日, or in the year of `today` 1123 and 11-23.
 * Full-width digits are digits. The result is undefined when the text is not a date of the calendar.
 */
import { isBusinessDate, type BusinessDate } from './business-date.ts'

const WHOLE = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
]
const OF_THIS_YEAR = [/^(\d{2})(\d{2})$/, /^(\d{1,2})[-/.](\d{1,2})$/, /^(\d{1,2})月(\d{1,2})日?$/]

export function typedDate(typed: string, today?: BusinessDate): BusinessDate | undefined {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '')
  for (const form of WHOLE) {
    const [whole, year = '', month = '', day = ''] = form.exec(text) ?? []
    if (whole !== undefined) return checked(year, month, day)
  }
  for (const form of today === undefined ? [] : OF_THIS_YEAR) {
    const [whole, month = '', day = ''] = form.exec(text) ?? []
    if (whole !== undefined) return checked(today?.slice(0, 4) ?? '', month, day)
  }
  return undefined
}

function checked(year: string, month: string, day: string): BusinessDate | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isBusinessDate(date) ? date : undefined
}
