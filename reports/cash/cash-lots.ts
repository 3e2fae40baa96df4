/** The unsettled lots of cash accounts, by account number. */
import type { UnsettledCash } from '@guitai/core/books/tables/cash/unsettled-cash.ts'
import type { Database } from '../frame/database.ts'

const LOTS = `select account_no as "accountNo", trade_date as "tradeDate", settlement_date as "settlementDate", usable_from as "usableFrom",
  withdrawable_from as "withdrawableFrom", purchases, proceeds, settled_purchases as "settledPurchases", settled_proceeds as "settledProceeds"
from current.unsettled_cash where account_no = any($1::int8[])
order by trade_date, settlement_date, usable_from, withdrawable_from`

export async function cashLotsOf(
  database: Database,
  accounts: readonly { accountNo: number }[],
): Promise<Map<number, UnsettledCash[]>> {
  const lots = await database.query<UnsettledCash & Record<string, unknown>>(LOTS, [
    accounts.map(({ accountNo }) => accountNo),
  ])
  return Map.groupBy(lots, lot => lot.accountNo)
}
