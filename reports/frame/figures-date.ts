/**
 * The date for which figures are shown: the date of the orders whose holds they contain, from the same function as in the
 * books. In the evening it is the next trading day, because an evening order may use what is usable then.
 */
import type { BusinessDay } from '@guitai/core/books/tables/day/business-day.ts'
import { orderDateOf } from '@guitai/core/procedures/orders/order-date.ts'
import type { Database } from './database.ts'
import { parametersInForce } from './parameters-in-force.ts'

export async function figuresDate(database: Database): Promise<string> {
  const [day] = await database.query<BusinessDay>(
    `select business_date as "businessDate", phase, clearing_run as "clearingRun", day_no as "dayNo"
    from current.business_day order by business_date desc limit 1`,
  )
  return day === undefined
    ? '1970-01-01'
    : orderDateOf({ day, parameters: await parametersInForce(database) })
}
