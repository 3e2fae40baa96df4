/**
 * Dividend tax at the sale of shares. A dividend is paid gross; when shares leave, the oldest lots go first, and each
 * owes tax on the dividends it has had, at the rate of the time it was held: from the day it was obtained to the day
 * before delivery, in natural months (day d to day d − 1 of the next month is one). Source: MOF, STA and CSRC 2012
 * No. 85, 2015 No. 101. The boundary of a month is [K?] until compared with the depository's tax file.
 */
import { addDays, type BusinessDate, isBusinessDate } from '../base/business-date.ts'
import { mulDiv, type Fen, type Price, type Shares } from '../base/money.ts'
import { present } from '../base/assert.ts'
import { inForce, type BasisPoints, type Parameters } from './parameters.ts'

/** Shares obtained on one day, and what a share of them has been paid since, before tax. */
export interface TaxLot {
  obtainedOn: BusinessDate
  quantity: Shares
  /** Sum of the dividends a share; bonus shares out of profit count at their face of one yuan. */
  dividends: Price
}

export interface DividendTax {
  /** Rounded half up for each lot. */
  tax: Fen
  /** The lots that are left, oldest first. */
  lots: TaxLot[]
}

export function dividendTaxOn(
  parameters: Parameters,
  lots: readonly TaxLot[],
  sale: { quantity: Shares; deliveredOn: BusinessDate },
): DividendTax {
  const left: TaxLot[] = []
  let open = sale.quantity
  let tax = 0
  for (const lot of lots.toSorted((a, b) => (a.obtainedOn < b.obtainedOn ? -1 : 1))) {
    const sold = Math.min(open, lot.quantity)
    open -= sold
    const rate = sold === 0 ? 0 : dividendTaxRate(parameters, lot.obtainedOn, sale.deliveredOn)
    tax += mulDiv(lot.dividends * sold, rate, 1_000_000)
    if (lot.quantity > sold) left.push({ ...lot, quantity: lot.quantity - sold })
  }
  return { tax, lots: left }
}

export function dividendTaxRate(
  parameters: Parameters,
  obtainedOn: BusinessDate,
  deliveredOn: BusinessDate,
): BasisPoints {
  const { brackets } = present(inForce(parameters.dividendTax, '*', deliveredOn), 'dividend tax')
  const bracket = brackets.find(
    ({ upToMonths }) => upToMonths === null || deliveredOn <= monthsLater(obtainedOn, upToMonths),
  )
  return present(bracket, 'dividend tax bracket').rate
}

/** The same day so many months later; where that month has no such day, the first of the month after. */
function monthsLater(date: BusinessDate, months: number): BusinessDate {
  const month = Number(date.slice(5, 7)) - 1 + months
  const year = Number(date.slice(0, 4)) + Math.floor(month / 12)
  const first = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  const same = `${first}-${date.slice(8)}`
  return isBusinessDate(same) ? same : `${addDays(`${first}-28`, 4).slice(0, 7)}-01`
}
