/** What the depository's files of a market and day have said so far: the rows that a corrected file takes the place of. */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { FileRow, FileTable } from '@guitai/core/procedures/day/replace-file.ts'

const COLUMNS: { readonly [T in FileTable]: string } = {
  depository_trade: `trade_key as "tradeKey", trade_date::text as "tradeDate", market, trade_no as "tradeNo", cl_ord_id as "clOrdId",
    securities_account_id as "securitiesAccountId", trading_unit as "tradingUnit", code, side, price::float8, quantity::float8, amount::float8`,
  depository_holding: `trade_date::text as "tradeDate", market, securities_account_id as "securitiesAccountId", trading_unit as "tradingUnit",
    code, share_nature as "shareNature", quantity::float8, bought::float8, sold::float8`,
  depository_money: `trade_date::text as "tradeDate", market, trading_unit as "tradingUnit", currency, buys::float8, sells::float8,
    repo_back::float8 as "repoBack", repo_repaid::float8 as "repoRepaid", stamp_duty::float8 as "stampDuty", transfer_fee::float8 as "transferFee",
    exchange_fee::float8 as "exchangeFee", regulatory_fee::float8 as "regulatoryFee", settlement_fee::float8 as "settlementFee"`,
  depository_movement: `trade_date::text as "tradeDate", market, trading_unit as "tradingUnit", currency,
    settlement_date::text as "settlementDate", amount::float8`,
}

export async function storedFile<T extends FileTable>(
  db: pg.Pool,
  table: T,
  { market, date }: { market: Market; date: BusinessDate },
): Promise<FileRow<T>[]> {
  const { rows } = await db.query<FileRow<T>>(
    `select ${COLUMNS[table]} from current.${table} where trade_date = $1::date and market = $2`,
    [date, market],
  )
  return rows
}
