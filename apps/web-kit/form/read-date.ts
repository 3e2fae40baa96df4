/** Typed dates: '20261123', '2026-11-23', '2026/1/5', or '1123' in the year of `today`. undefined: not a date. */
import { isBusinessDate } from '@guitai/core/base/business-date.ts'

export function readDate(typed: string, today?: string): string | undefined {
  const text = typed.trim()
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (parts !== null) return checked(parts[1], parts[2], parts[3])
  const short = /^(\d{2})(\d{2})$/.exec(text)
  return short === null || today === undefined ? undefined : checked(today.slice(0, 4), short[1], short[2])
}

function checked(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isBusinessDate(date) ? date : undefined
}
