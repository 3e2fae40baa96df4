/** The closing balance of each currency that a till has. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { showMoney } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import type { Texts } from '../texts/use-text.ts'

export function tillText(tills: readonly Row[], word: Texts['word']): string {
  const closing = tills.filter(till => (till['closing'] ?? null) !== null)
  if (closing.length === 0) return '0.00'
  return closing
    .map(till => `${word('currency', textOf(till['currency']))} ${showMoney(till['closing'])}`)
    .join(' ')
}
