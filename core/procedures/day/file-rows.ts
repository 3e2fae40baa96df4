/** Rows of the depository's files as they are stored. */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Market } from '../../base/market.ts'
import { tradeKey } from '../../books/orders.ts'
import type { DepositoryHolding } from '../../books/tables/day/depository-holding.ts'
import type { DepositoryMoney } from '../../books/tables/day/depository-money.ts'
import type { DepositoryMovement } from '../../books/tables/day/depository-movement.ts'
import type { DepositoryTrade } from '../../books/tables/day/depository-trade.ts'
import type { FileHolding, FileMoney, FileMovement, FileTrade } from '../../frame/gathered.ts'

interface OfFile {
  market: Market
  tradeDate: BusinessDate
}

export function storedTrade({ market, tradeDate }: OfFile, row: FileTrade): DepositoryTrade {
  return {
    tradeKey: tradeKey(tradeDate, market, '', row.tradeNo, row.side),
    tradeDate,
    market,
    tradeNo: row.tradeNo,
    clOrdId: row.clOrdId,
    securitiesAccountId: `${row.securitiesAccount}.${market}`,
    tradingUnit: row.tradingUnit,
    code: row.code,
    side: row.side,
    price: row.price,
    quantity: row.quantity,
    amount: row.amount,
  }
}

export function storedHolding({ market, tradeDate }: OfFile, row: FileHolding): DepositoryHolding {
  return {
    tradeDate,
    market,
    securitiesAccountId: `${row.securitiesAccount}.${market}`,
    tradingUnit: row.tradingUnit,
    code: row.code,
    shareNature: row.shareNature === 'tradable' ? '' : row.shareNature,
    quantity: row.quantity,
    bought: row.bought,
    sold: row.sold,
  }
}

export function storedMoney({ market, tradeDate }: OfFile, row: FileMoney): DepositoryMoney {
  return { tradeDate, market, ...row }
}

export function storedMovement({ market, tradeDate }: OfFile, row: FileMovement): DepositoryMovement {
  return { tradeDate, market, ...row }
}
