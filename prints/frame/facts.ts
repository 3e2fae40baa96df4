/** Labelled values in the form of the templates' tables: two per line, a wide one alone. */
import type { Word } from '@guitai/core/words/words.ts'
import type { PrintContent } from './define-print.ts'

export function fact({ zh, en }: Word, value: string): PrintContent {
  return { zh, en, value, isWide: false }
}

export function wideFact({ zh, en }: Word, value: string): PrintContent {
  return { zh, en, value, isWide: true }
}
