/** Writes money in lists within a row (the parts of a figure) as decimal texts, too. */
import { formatFen } from '@guitai/core/base/money.ts'

export function formatMoneyIn(
  parts: readonly object[],
  fields: readonly string[],
): Record<string, unknown>[] {
  return parts.map(part => {
    const row: Record<string, unknown> = { ...part }
    for (const field of fields) row[field] = formatFen(row[field] as number)
    return row
  })
}
