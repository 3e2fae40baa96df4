/** What the form that resolves a difference is filled with: which one, and the order of ours. The act is for a person to choose. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'

export function resolving(row: Readonly<Record<string, unknown>>): Record<string, string> {
  const orderId = textOf(row['orderId'])
  return {
    discrepancyKey: textOf(row['discrepancyKey']),
    ...(orderId === '' ? {} : { orderId }),
  }
}
