/** Brings a closed day back from history, because its clearing is taken back (E21). Repeatable: what is done is passed over. */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { moveDayBack as bringBack } from './move-day.ts'
import { withClient } from './with-client.ts'

/** True when the day was on its way to history, or lay there: then lots that had matured have gone. */
export async function moveDayBack(url: string, date: BusinessDate): Promise<boolean> {
  const wasMoved = await withClient(url, 'guitai move day back', async client => {
    const { rowCount } = await client.query(
      "select from chain.link where kind = 'close' and business_date = $1",
      [date],
    )
    return rowCount !== 0
  })
  if (wasMoved) await bringBack(url, date)
  return wasMoved
}
