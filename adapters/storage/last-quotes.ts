/** The last price of each security that the feed has given on the date, in the order of their numbers. */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Price } from '@guitai/core/base/money.ts'

export async function lastQuotes(db: pg.Pool, date: BusinessDate): Promise<[number, Price][]> {
  const { rows } = await db.query<{ instrumentNo: number; last: Price }>(
    `select i.instrument_no as "instrumentNo", (q.content ->> 'last')::float8 as last
    from quotes.quote q join current.instrument i on i.code || '.' || i.market = q.instrument
    where q.content ->> 'tradeDate' = $1 and q.content ->> 'last' is not null order by 1`,
    [date],
  )
  return rows.map(({ instrumentNo, last }) => [instrumentNo, last])
}
