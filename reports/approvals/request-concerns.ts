/**
 * Whom a request that waits is about and what it is worth: the client, the security, the amount with its currency. The amount is the one
 * entered; that of an order is its price times its quantity.
 */
import type { Fen, Price, Shares } from '@guitai/core/base/money.ts'
import { amountOfOrder, type Valued } from '@guitai/core/rules/ticks-and-lots.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import type { Database } from '../frame/database.ts'
import type { ReportColumn, Row } from '../frame/define-report.ts'
import { plainText } from '../frame/plain-text.ts'

export const CONCERN_COLUMNS: readonly ReportColumn[] = [
  { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
  { name: 'clientName', title: { zh: '客户名称', en: 'Client name' }, type: 'text', personal: 'name' },
  { name: 'instrument', title: { zh: '证券', en: 'Security' }, type: 'listed' },
  { name: 'amount', title: { zh: '金额', en: 'Amount' }, type: 'money' },
  { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
]

/** What a request may say, as it was decoded. */
interface Request {
  clientNo?: number
  cashAccountNo?: number
  instrument?: string
  amount?: Fen
  price?: Price
  quantity?: Shares
}

interface Paper extends Valued {
  id: string
  currency: string
}

/** Rows with `input` as it is stored. */
export async function withConcerns(database: Database, rows: readonly Row[]): Promise<Row[]> {
  const requests = rows.map(requestIn)
  const names = await namesOf(
    database,
    requests.flatMap(request => clientOf(request) ?? []),
  )
  const currencies = await currenciesOf(
    database,
    requests.flatMap(({ cashAccountNo }) => cashAccountNo ?? []),
  )
  const papers = await papersOf(
    database,
    requests.flatMap(({ instrument }) => instrument ?? []),
  )
  return rows.map((row, index) => {
    const request = requests[index] ?? {}
    const clientNo = clientOf(request) ?? null
    const paper = papers.get(request.instrument ?? '')
    return {
      ...row,
      clientNo,
      clientName: clientNo === null ? null : (names.get(clientNo) ?? null),
      instrument: request.instrument ?? null,
      amount: amountOf(request, paper) ?? null,
      currency: currencies.get(request.cashAccountNo ?? 0) ?? paper?.currency ?? null,
    }
  })
}

function requestIn({ input }: Row): Request {
  const read = JSON.parse(plainText(input)) as Record<string, unknown>
  const whole = (name: string): number | undefined =>
    typeof read[name] === 'number' ? read[name] : undefined
  const { instrument } = read
  const numbers = ['clientNo', 'cashAccountNo', 'amount', 'price', 'quantity'].flatMap(name => {
    const value = whole(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(numbers), ...(typeof instrument === 'string' ? { instrument } : {}) }
}

/** A cash account's number begins with its client's. */
function clientOf({ clientNo, cashAccountNo }: Request): number | undefined {
  return clientNo ?? (cashAccountNo === undefined ? undefined : Math.floor(cashAccountNo / 100))
}

function amountOf({ amount, price, quantity }: Request, paper: Paper | undefined): Fen | undefined {
  if (amount !== undefined) return amount
  if (paper === undefined || price === undefined || price === 0 || quantity === undefined) return undefined
  return amountOfOrder(paper, price, quantity)
}

async function namesOf(database: Database, clientNos: readonly number[]): Promise<Map<number, string>> {
  const rows = await database.query<{ no: number; name: string }>(
    'select client_no as no, name from current.client where client_no = any($1::int8[])',
    [clientNos],
  )
  return new Map(rows.map(({ no, name }) => [no, name]))
}

async function currenciesOf(database: Database, accountNos: readonly number[]): Promise<Map<number, string>> {
  const rows = await database.query<{ no: number; currency: string }>(
    'select account_no as no, currency from current.cash_account where account_no = any($1::int8[])',
    [accountNos],
  )
  return new Map(rows.map(({ no, currency }) => [no, currency]))
}

async function papersOf(database: Database, ids: readonly string[]): Promise<Map<string, Paper>> {
  const rows = await database.query<Paper>(
    `select code || '.' || market as id, kind, currency, accrued_interest as "accruedInterest" from current.instrument
    where code = any($1) and code || '.' || market = any($2)`,
    [ids.map(id => id.split('.')[0] ?? ''), ids],
  )
  return new Map(rows.map(row => [row.id, row]))
}
