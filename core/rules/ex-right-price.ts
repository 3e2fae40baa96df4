/**
 * The reference price of an ex-right day (除权除息参考价), which is that day's previous close: (previous close − cash + rights price ×
 * rights ratio) ÷ (1 + bonus ratio + rights ratio), rounded half up to the tick. Source: SSE and SZSE trading rules 2023,
 * 4.3.2. The day's list has the figure that is used.
 */
import { mulDiv, type Price } from '../base/money.ts'

/** New shares per old share, in parts of 10^6: ten for three is 300,000. */
export type ShareRatio = number

export interface ExRight {
  previousClose: Price
  /** Cash per share, before tax. */
  cash: Price
  /** Bonus shares and conversions of reserves together. */
  bonusRatio: ShareRatio
  rightsRatio: ShareRatio
  rightsPrice: Price
}

const WHOLE: ShareRatio = 1_000_000

export function exRightPrice(event: ExRight, tick: Price): Price {
  const { previousClose, cash, bonusRatio, rightsRatio, rightsPrice } = event
  const worth = (previousClose - cash) * WHOLE + rightsPrice * rightsRatio
  const price = mulDiv(Math.max(0, worth), 1, (WHOLE + bonusRatio + rightsRatio) * tick) * tick
  return Math.max(tick, price)
}
