/** Cash at the counter of a trial day; at its end the tills are closed as a teller does it, counted by denomination. */
import { formatFen, parseFen, type Currency, type Fen } from '@guitai/core/base/money.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { inForce } from '@guitai/core/rules/parameters.ts'
import type { Random, SampleClient } from './sample-clients.ts'
import type { TrialClient } from './trial-client.ts'

interface CashWork {
  teller: TrialClient
  books: () => Books
  crowd: { clients: readonly SampleClient[] }
  random: Random
}

const CLIENTS = 12
const MOST_FEN = 1_000_000

/** Some clients bring cash, and some of them take a part of it away again; the rest stays in the till. */
export async function cashAtCounter({ teller, crowd, random }: CashWork): Promise<void> {
  for (const { cashAccountNo } of crowd.clients.slice(0, CLIENTS)) {
    const amount = 1 + Math.floor(random() * MOST_FEN)
    await teller.run('F09', { cashAccountNo, kind: 'deposit', amount: formatFen(amount) })
    if (random() < 0.5)
      await teller.run('F09', {
        cashAccountNo,
        kind: 'withdrawal',
        amount: formatFen(Math.ceil(amount * random())),
      })
  }
}

interface TillLine {
  currency: Currency
  closing: string
  status: string | null
}

/** The count equals the books, because on a trial day nobody miscounts. */
export async function closeTills({ teller, books }: Pick<CashWork, 'teller' | 'books'>): Promise<void> {
  const { totals } = (await teller.report('own-till-summary', {})) as { totals: TillLine[] | null }
  for (const { currency, closing, status } of totals ?? [])
    if (status === 'open')
      await teller.must('C24', {
        currency,
        counts: countOf(books(), currency, present(parseFen(closing), closing)),
      })
}

/** As few pieces as the denominations allow. */
function countOf(books: Books, currency: Currency, amount: Fen): { face: string; pieces: number }[] {
  const row = present(inForce(books.parameters.denominations, currency, books.day.businessDate), currency)
  let rest = amount
  return row.faces.flatMap(face => {
    const pieces = Math.floor(rest / face)
    rest -= pieces * face
    return pieces === 0 ? [] : [{ face: formatFen(face), pieces }]
  })
}
