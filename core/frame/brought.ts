/**
 * What a job has read of a file for a request that waits for a second person. The checker sees it under titles, and agrees to exactly
 * this content: when the file has become another one meanwhile, the agreement is refused.
 */
import { formatFen, type Currency, type Fen } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Title } from './define-function.ts'
import type { FileOpening, Gathered } from './gathered.ts'

export interface BroughtFact {
  title: Title
  value: string
}

/** The facts as JSON; undefined where nothing was read from a file. */
export function broughtBy(books: Books, gathered: Gathered | undefined): string | undefined {
  if (gathered === undefined || !('checksum' in gathered)) return undefined
  const facts: BroughtFact[] = [
    ...(gathered.from === 'opening-file' ? openingFacts(books, gathered) : []),
    { title: { zh: '文件日期', en: 'Date of the file' }, value: gathered.tradeDate },
    { title: { zh: '文件校验值', en: 'Checksum of the file' }, value: gathered.checksum },
  ]
  return JSON.stringify(facts)
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
