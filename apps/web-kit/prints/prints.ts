/** Which documents there are, and which of them fits what was just done or the row one stands on. */
import { useQuery } from '@tanstack/react-query'
import { listIn, read } from '../api/http.ts'
import type { Row } from '../api/reports.ts'
import type { Titles } from '../texts/pick-title.ts'

export interface ListedPrint {
  readonly name: string
  readonly title: Titles
  /** Codes of the functions it belongs to. */
  readonly of: readonly string[]
  readonly mayPrint: boolean
  readonly isMomentary: boolean
  readonly termsSchema: { readonly required?: readonly string[]; readonly properties?: object }
}

export interface PrintRequest {
  readonly name: string
  readonly title: Titles
  readonly terms: Readonly<Record<string, unknown>>
}

export function usePrints(): readonly ListedPrint[] {
  const { data } = useQuery({
    queryKey: ['prints'],
    queryFn: async () => listIn(await read('/api/prints'), 'prints') as ListedPrint[],
    staleTime: Infinity,
  })
  return data ?? []
}

/**
 * What a function's result can be printed as: every document of the function whose terms are all known from what was
 * entered and answered. Where the thing itself has a document, one of the moment before is not offered.
 */
export function printsAfter(
  prints: readonly ListedPrint[],
  code: string,
  values: Readonly<Record<string, unknown>>,
): PrintRequest[] {
  const fitting = prints.filter(
    ({ of, mayPrint, termsSchema }) =>
      mayPrint &&
      of.includes(code) &&
      (termsSchema.required ?? []).every(name => values[name] !== undefined && values[name] !== null),
  )
  const lasting = fitting.filter(({ isMomentary }) => !isMomentary)
  return (lasting.length > 0 ? lasting : fitting).map(print => requestFor(print, values))
}

function requestFor(
  { name, title, termsSchema }: ListedPrint,
  values: Readonly<Record<string, unknown>>,
): PrintRequest {
  const known = Object.keys(termsSchema.properties ?? {}).filter(term => (values[term] ?? null) !== null)
  return { name, title, terms: Object.fromEntries(known.map(term => [term, values[term]])) }
}

/** The name of a row's document, by the list it stands in. */
const OF_ROWS: Readonly<Record<string, (row: Row) => string>> = {
  // A voucher of shares names the paper, one of money does not.
  vouchers: row => (row['code'] === null ? 'cash-voucher' : 'securities-voucher'),
  orders: () => 'order-contract',
  'client-orders': () => 'order-contract',
  freezes: () => 'freeze-notice',
}

export function hasRowPrints(prints: readonly ListedPrint[], report: string): boolean {
  return report in OF_ROWS && prints.some(({ mayPrint }) => mayPrint)
}

export function printOfRow(
  prints: readonly ListedPrint[],
  report: string,
  row: Row | undefined,
): PrintRequest | undefined {
  const name = row === undefined ? undefined : OF_ROWS[report]?.(row)
  const print = prints.find(each => each.name === name && each.mayPrint)
  return row === undefined || print === undefined ? undefined : requestFor(print, row)
}
