/**
 * The depository computes its fees in its own way: one sum of the day per kind, market and trading unit. The difference to what
 * we have charged belongs to no client. The payable becomes what the depository charges, against the house account for fee
 * rounding. Every difference is listed with both figures. One above the firm's limit (setting fee-rounding-limit) is no
 * rounding: it stays open until a person has resolved it.
 */
import { saved } from '../../books/changes/saved.ts'
import { present } from '../../base/assert.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import { formatFen, parseDecimal, type Fen } from '../../base/money.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import type { ComparedFee, ErrorTrade } from '../../frame/gathered.ts'
import { collectedFees } from '../../rules/collected-fees.ts'
import type { OutsideFee } from '../../rules/fee-sums.ts'
import { settingOf } from '../../rules/settings.ts'
import { outsideFees } from './book-to-error-account.ts'
import { FEE_ACCOUNTS } from './fee-accounts.ts'

/** A kind of fee of a trading unit, and how much more the depository takes than was charged. */
export interface FeeDifference {
  discrepancyKey: string
  fee: Pick<ComparedFee, 'market' | 'tradingUnit' | 'currency' | 'fee'>
  tradeDate: BusinessDate
  more: Fen
  /** The books follow it by themselves. */
  isRounding: boolean
}

/** Of the kinds that the depository collects. */
export function roundFees(
  books: Books,
  { fees, onErrorAccount }: { fees: readonly ComparedFee[]; onErrorAccount: readonly ErrorTrade[] },
): { differences: FeeDifference[]; changes: Change[] } {
  const { businessDate } = books.day
  const limit = settingOf(books.parameters, 'fee-rounding-limit', businessDate)
  const collected = collectedFees(books.parameters, businessDate)
  const found = fees
    .filter(({ fee }) => collected.includes(fee))
    .map(stated => ({ ...stated, ours: stated.ours + feeOfErrors(books, stated, onErrorAccount) }))
    .filter(({ ours, theirs }) => ours !== theirs)
    .map(fee => {
      const more = fee.theirs - fee.ours
      const isRounding = Math.abs(more) <= limit
      const row = { ...listed(businessDate, fee), resolution: isRounding ? 'rounded' : 'open' } as const
      const { discrepancyKey } = row
      return { row, difference: { discrepancyKey, fee, tradeDate: businessDate, more, isRounding } }
    })
  return {
    differences: found.map(({ difference }) => difference),
    changes: found.flatMap(({ row, difference }) => [
      ...(difference.isRounding ? [roundingOf(difference)] : []),
      saved('discrepancy', books.discrepancies.get(row.discrepancyKey), row),
    ]),
  }
}

function feeOfErrors(books: Books, of: ComparedFee, onErrorAccount: readonly ErrorTrade[]): Fen {
  return onErrorAccount.reduce((sum, trade) => {
    const instrument = present(books.instrumentsById.get(`${trade.code}.${trade.market}`), 'instrument')
    const isOf =
      trade.market === of.market &&
      trade.tradingUnit === of.tradingUnit &&
      instrument.currency === of.currency
    return isOf ? sum + outsideFees(books, { ...trade, instrument })[of.fee] : sum
  }, 0)
}

function listed(businessDate: string, fee: ComparedFee): Discrepancy {
  const subject = [fee.market, fee.tradingUnit, fee.currency, fee.fee].join(' ')
  return {
    discrepancyKey: `${businessDate}/fee/${subject.replaceAll(' ', '/')}`,
    businessDate,
    kind: 'fee',
    subject,
    ours: formatFen(fee.ours),
    theirs: formatFen(fee.theirs),
    resolution: 'open',
    resolvedBy: null,
  }
}

/** A listed fee, of which a person has accepted the depository's figure. */
export function listedDifference({
  discrepancyKey,
  subject,
  ours,
  theirs,
  businessDate,
}: Readonly<Discrepancy>): FeeDifference {
  const [market, tradingUnit, currency, fee] = subject.split(' ') as [
    ComparedFee['market'],
    string,
    ComparedFee['currency'],
    OutsideFee,
  ]
  const fen = (text: string): Fen => present(parseDecimal(text, 2), 'figure of a fee')
  const more = fen(theirs) - fen(ours)
  return {
    discrepancyKey,
    fee: { market, tradingUnit, currency, fee },
    tradeDate: businessDate,
    more,
    isRounding: false,
  }
}

/**
 * In fen; above zero when the depository charges more than was charged to clients. The depository settles with the firm and not
 * with a branch, so headquarters bears the difference.
 */
export function roundingOf({ fee: { market, currency, fee }, more, tradeDate }: FeeDifference): Change {
  const asset = CURRENCY_ASSET[currency]
  const rounding = { house: houseKey(HEADQUARTERS, 'fee-rounding', asset, market) }
  const payable = { house: houseKey(HEADQUARTERS, FEE_ACCOUNTS[fee], asset, market) }
  return {
    kind: 'post',
    entry: 'fee-rounding',
    asset,
    amount: Math.abs(more),
    debit: more > 0 ? rounding : payable,
    credit: more > 0 ? payable : rounding,
    tradeDate,
  }
}
