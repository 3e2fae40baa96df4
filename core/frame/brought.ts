/**
 * What a job has read from a file for a request that waits for a second person. The checker sees it under titles and approves
 * exactly this content. When the file has changed meanwhile, the approval is refused.
 */
import { formatFen, type Currency, type Fen } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Title } from './define-function.ts'
import type { FileOpening, Gathered } from './gathered.ts'
import { reject, type Rejection } from './rejection.ts'

export interface BroughtFact {
  title: Title
  value: string
}

/** The facts for the request, as JSON; empty when nothing was read from a file. */
export function broughtBy(books: Books, gathered: Gathered | undefined): { brought?: string } {
  if (gathered === undefined || !('checksum' in gathered)) return {}
  const facts: BroughtFact[] = [
    ...(gathered.from === 'opening-file' ? openingFacts(books, gathered) : []),
    { title: { zh: '文件日期', en: 'Date of the file' }, value: gathered.tradeDate },
    { title: { zh: '文件校验值', en: 'Checksum of the file' }, value: gathered.checksum },
  ]
  return { brought: JSON.stringify(facts) }
}

/** True when the approval finds another file than the request did. */
export function fileChanged(
  books: Books,
  { brought }: { readonly brought?: string },
  gathered: Gathered | undefined,
): Rejection<'file_changed_since'> | undefined {
  const isSame = brought === undefined || brought === broughtBy(books, gathered).brought
  return isSame ? undefined : reject('file_changed_since', 'approvalId')
}

function openingFacts(
  books: Books,
  { market, rows }: Extract<Gathered, { from: 'opening-file' }>,
): BroughtFact[] {
  const accounts = new Set(rows.map(row => row.securitiesAccount))
  return [
    { title: { zh: '行数', en: 'Rows' }, value: String(rows.length) },
    { title: { zh: '证券账户数', en: 'Securities accounts' }, value: String(accounts.size) },
    {
      title: { zh: '数量合计', en: 'Quantity in all' },
      value: String(rows.reduce((sum, row) => sum + row.quantity, 0)),
    },
    ...[...costsOf(books, market, rows)].map(([currency, cost]) => ({
      title: { zh: `成本合计 ${currency}`, en: `Cost in all ${currency}` },
      value: formatFen(cost),
    })),
  ]
}

function costsOf(books: Books, market: string, rows: readonly FileOpening[]): Map<Currency, Fen> {
  const costs = new Map<Currency, Fen>()
  for (const { code, cost } of rows) {
    const currency = books.instrumentsById.get(`${code}.${market}`)?.currency ?? 'CNY'
    costs.set(currency, (costs.get(currency) ?? 0) + cost)
  }
  return costs
}
