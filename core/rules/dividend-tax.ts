/**
 * Dividend tax at the sale of shares. A dividend is paid gross. When shares leave, the oldest lots go first, and each owes tax
 * on its dividends at the rate for the time it was held: from the day it was obtained to the day before delivery, in natural
 * months (day d to day d − 1 of the next month is one month). Source: MOF, STA and CSRC 2012 No. 85, 2015 No. 101. The boundary
 * of a month is [K?] until it is compared with the depository's tax file.
 */
import { addDays, type BusinessDate, isBusinessDate } from '../base/business-date.ts'
import { mulDiv, type Fen, type Price, type Shares } from '../base/money.ts'
import { present } from '../base/assert.ts'
import { inForce, type BasisPoints, type Parameters } from './parameters.ts'

/** Shares obtained on one day, with the dividends paid on each share since, before tax. */
export interface TaxLot {
  obtainedOn: BusinessDate
  quantity: Shares
  /** Sum of the dividends per share. Bonus shares out of profit count at their face value of one yuan. */
  dividends: Price
}

export interface DividendTax {
  /** In fen, rounded half up for each lot. */
  tax: Fen
  /** The remaining lots, oldest first. */
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

/** The same day this many months later. When that month has no such day, it is the first day of the next month. */
function monthsLater(date: BusinessDate, months: number): BusinessDate {
  const month = Number(date.slice(5, 7)) - 1 + months
  const year = Number(date.slice(0, 4)) + Math.floor(month / 12)
  const first = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  const same = `${first}-${date.slice(8)}`
  return isBusinessDate(same) ? same : `${addDays(`${first}-28`, 4).slice(0, 7)}-01`
}
