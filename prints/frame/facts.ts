/** Labelled values in the form of the templates' tables: two per line, a wide one alone. */
import type { PrintContent } from './define-print.ts'

export function fact(zh: string, en: string, value: string): PrintContent {
  return { zh, en, value, isWide: false }
}

export function wideFact(zh: string, en: string, value: string): PrintContent {
  return { zh, en, value, isWide: true }
}
