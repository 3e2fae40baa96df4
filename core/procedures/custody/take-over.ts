/**
 * The clients of a branch that is taken over bring their shares. The rows of the depository's opening file are checked first
 * and then booked. Purchases on several dates are several rows, and each keeps its date and cost on a voucher of its own.
 */
import { takeNumber } from '../../books/counters.ts'
import type { Market } from '../../base/market.ts'
import { AmountOutOfRange } from '../../base/money.ts'
import { FREE_SHARES, holdingKey, type Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { FileOpening } from '../../frame/gathered.ts'
import type { Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { accountServes } from '../../rules/account-numbers.ts'
import { depositoryKey, sharesTo, type HoldingPlace } from './move-shares.ts'
import { voucherPut } from './securities-voucher.ts'
import { conversionRatioOf, PLEDGED } from './standard-bond-quota.ts'

export const PLACE_REFUSALS = [
  'opening_account_unknown',
  'opening_security_unknown',
  'opening_security_unsuitable',
  'opening_unit_unknown',
  'opening_date_wrong',
] as const

type Refusal = Rejection<(typeof PLACE_REFUSALS)[number]>

/** A row with the place where its shares are booked. */
export interface PlacedOpening extends HoldingPlace, Pick<FileOpening, 'acquiredOn' | 'quantity' | 'cost'> {
  client: Readonly<Client>
  market: Market
}

/** Far below what an integer holds and far above what any branch has, so that every sum of balances is exact. */
const MOST_TOGETHER = 1_000_000_000_000_000

/**
 * All rows with their places, or the first row that has none. Throws `AmountOutOfRange` when the sum of all rows is too large.
 */
export function placeOpenings(
  books: Books,
  market: Market,
  rows: readonly FileOpening[],
): PlacedOpening[] | Refusal {
  const placed: PlacedOpening[] = []
  for (const row of rows) {
    const place = placeOpening(books, market, row)
    if ('code' in place) return place
    placed.push(place)
  }
  for (const sum of [sumOf(rows, 'quantity'), sumOf(rows, 'cost')])
    if (sum > MOST_TOGETHER) throw new AmountOutOfRange()
  return placed
}

const sumOf = (rows: readonly FileOpening[], column: 'quantity' | 'cost'): number =>
  rows.reduce((sum, row) => sum + row[column], 0)

function placeOpening(books: Books, market: Market, row: FileOpening): PlacedOpening | Refusal {
  const { securitiesAccount, tradingUnit, code, shareNature, acquiredOn, quantity, cost } = row
  const account = books.securitiesAccounts.get(`${securitiesAccount}.${market}`)
  const client = books.clients.get(account?.clientNo ?? 0)
  if (account === undefined || client === undefined || account.status === 'closed')
    return refuse('opening_account_unknown', row, { account: securitiesAccount })
  const instrument = books.instrumentsById.get(`${code}.${market}`)
  if (instrument === undefined) return refuse('opening_security_unknown', row, { code })
  const { businessDate } = books.day
  const isPledged = shareNature === 'pledged'
  const maySo =
    instrument.kind !== 'repo' &&
    accountServes(market, securitiesAccount, instrument.kind) &&
    (!isPledged || conversionRatioOf(books.parameters, instrument, businessDate) !== undefined)
  if (!maySo) return refuse('opening_security_unsuitable', row, { account: securitiesAccount, code })
  const isHere =
    market === 'XSHE' ? books.tradingUnits.get(tradingUnit)?.market === market : tradingUnit === ''
  if (!isHere) return refuse('opening_unit_unknown', row, { unit: tradingUnit })
  if (acquiredOn > businessDate) return refuse('opening_date_wrong', row, { date: acquiredOn })
  const { securitiesAccountId } = account
  const { instrumentNo } = instrument
  const nature = isPledged ? PLEDGED : FREE_SHARES
  const place = { securitiesAccountId, instrumentNo, tradingUnit, shareNature: nature }
  return { ...place, client, market, acquiredOn, quantity, cost }
}

const refuse = (code: Refusal['code'], { lineNo }: FileOpening, values: Record<string, string>): Refusal =>
  reject(code, 'market', { line: String(lineNo), ...values })

const keyOf = ({ securitiesAccountId, instrumentNo, tradingUnit, shareNature }: HoldingPlace): string =>
  holdingKey(securitiesAccountId, instrumentNo, tradingUnit, shareNature)

/** Makes one holding per place, and one entry and one voucher per row. */
export function takeOver(books: Books, openings: readonly PlacedOpening[], meta: Meta): Change[] {
  const opened = new Map<string, number>()
  return openings.flatMap(opening => {
    const { client, market, instrumentNo, quantity, cost, acquiredOn } = opening
    const key = keyOf(opening)
    const known = books.holdingsByKey.get(key)?.holdingNo ?? opened.get(key)
    const holdingNo = known ?? takeNumber(books, 'holdingNo')
    if (known === undefined) opened.set(key, holdingNo)
    const voucherNo = takeNumber(books, 'voucherNo')
    const counterAccount = depositoryKey(client.branchNo, instrumentNo, market)
    const tradeDate = books.day.businessDate
    const movement = { entry: 'opening', quantity, cost, tradeDate, voucherNo } as const
    const voucher = voucherPut(books, client, {
      meta,
      voucher: {
        voucherNo,
        kind: 'opening',
        accountNo: holdingNo,
        asset: instrumentNo,
        amount: quantity,
        counterAccount,
        summary: '期初持仓',
        cost,
        valueDate: acquiredOn,
      },
    })
    return [
      ...(known === undefined ? [openAt(opening, holdingNo)] : []),
      ...sharesTo({ holdingNo, instrumentNo }, counterAccount, movement),
      voucher,
    ]
  })
}

function openAt(
  { securitiesAccountId, instrumentNo, tradingUnit, shareNature }: HoldingPlace,
  holdingNo: number,
): Change {
  return { kind: 'openHolding', holdingNo, securitiesAccountId, instrumentNo, tradingUnit, shareNature }
}
