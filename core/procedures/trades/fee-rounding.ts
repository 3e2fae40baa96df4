/**
 * The depository computes its fees in its own way: one sum of the day per kind, market and trading unit. The difference to what
 * we have charged belongs to no client. The payable becomes what the depository charges, against the house account for fee
 * rounding. Every difference is listed with both figures. One above the firm's limit (setting fee-rounding-limit) is no
 * rounding: it stays open until a person has resolved it.
 */
import { saved } from '../../books/changes/saved.ts'
import { present } from '../../base/assert.ts'
import { formatFen, parseDecimal, type Fen } from '../../base/money.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import type { ComparedFee, ErrorTrade } from '../../frame/gathered.ts'
import type { OutsideFee } from '../../rules/fee-sums.ts'
import { settingOf } from '../../rules/settings.ts'
import { outsideFees } from './book-to-error-account.ts'
import { FEE_ACCOUNTS } from './fee-accounts.ts'

export function roundFees(
  books: Books,
  { fees, onErrorAccount }: { fees: readonly ComparedFee[]; onErrorAccount: readonly ErrorTrade[] },
): Change[] {
  const { businessDate } = books.day
  const limit = settingOf(books.parameters, 'fee-rounding-limit', businessDate)
  return fees.flatMap(stated => {
    const fee = { ...stated, ours: stated.ours + feeOfErrors(books, stated, onErrorAccount) }
    const difference = fee.theirs - fee.ours
    if (difference === 0) return []
    const isRounding = Math.abs(difference) <= limit
    const row = { ...listed(businessDate, fee), resolution: isRounding ? 'rounded' : 'open' } as const
    return [
      ...(isRounding ? [roundingOf(fee, difference, businessDate)] : []),
      saved('discrepancy', books.discrepancies.get(row.discrepancyKey), row),
    ]
  })
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

/** Books the depository's figure of a listed fee, which a person has accepted. */
export function acceptTheirFee({ subject, ours, theirs, businessDate }: Readonly<Discrepancy>): Change {
  const [market, , currency, fee] = subject.split(' ') as [
    ComparedFee['market'],
    string,
    ComparedFee['currency'],
    OutsideFee,
  ]
  const fen = (text: string): Fen => present(parseDecimal(text, 2), 'figure of a fee')
  return roundingOf({ market, currency, fee }, fen(theirs) - fen(ours), businessDate)
}

/**
 * In fen; above zero when the depository charges more than was charged to clients. The depository settles with the firm and not
 * with a branch, so headquarters bears the difference.
 */
function roundingOf(
  { market, currency, fee }: Pick<ComparedFee, 'market' | 'currency' | 'fee'>,
  difference: Fen,
  tradeDate: string,
): Change {
  const asset = CURRENCY_ASSET[currency]
  const rounding = { house: houseKey(HEADQUARTERS, 'fee-rounding', asset, market) }
  const payable = { house: houseKey(HEADQUARTERS, FEE_ACCOUNTS[fee], asset, market) }
  return {
    kind: 'post',
    entry: 'fee-rounding',
    asset,
    amount: Math.abs(difference),
    debit: difference > 0 ? rounding : payable,
    credit: difference > 0 ? payable : rounding,
    tradeDate,
  }
}
