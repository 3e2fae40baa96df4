/** Labelled values as the templates' tables take them: two to a line, a wide one alone. */
import type { PrintContent } from './define-print.ts'

export function fact(zh: string, en: string, value: string): PrintContent {
  return { zh, en, value, isWide: false }
}

export function wideFact(zh: string, en: string, value: string): PrintContent {
  return { zh, en, value, isWide: true }
}
