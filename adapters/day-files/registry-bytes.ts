/** The bytes of the files of a day for a trading unit (X05), from our own rows. Throws `DbfWrong` where a value does not fit. */
import type { UnitDay, UnitHolding, UnitTrade } from '@guitai/core/procedures/documents/registry-files.ts'
import { blankRow, type DbfLayout, type DbfRow } from '@guitai/protocols/dbf/layout.ts'
import { mapParts, writeComingDbf, type ComingRows } from '@guitai/protocols/dbf/write-dbf.ts'
import {
  CJK,
  DZK,
  fillsLayout,
  MOST_AMOUNT,
  type CjkRow,
  type DzkRow,
} from '@guitai/protocols/registry-files/layouts.ts'

export function fillsBytes(
  { market, tradingUnit, date }: UnitDay,
  { count, parts }: ComingRows<UnitTrade>,
): AsyncGenerator<Uint8Array> {
  const { layout, rowOf } = fillsLayout(market)
  let number = 0
  const row = (trade: UnitTrade): CjkRow => ({
    ...blankRow(CJK),
    GDDM: trade.account,
    BCRQ: date,
    CJBH: trade.tradeNo,
    CJSL: trade.quantity,
    BCYE: ++number,
    ZQDM: trade.code,
    SBSJ: trade.enteredAt,
    CJSJ: trade.tradedAt,
    CJJG: trade.price,
    CJJE: trade.amount > MOST_AMOUNT ? -100 : trade.amount,
    SQBH: trade.clOrdId,
    BS: trade.side === 'sell' ? 'S' : 'B',
    MJBH: tradingUnit,
  })
  const coming = { count, parts: mapParts(parts, trade => rowOf(row(trade)) as DbfRow<DbfLayout>) }
  return writeComingDbf(layout, coming, { written: date })
}

export function holdingsBytes(
  { tradingUnit, date }: UnitDay,
  { count, parts }: ComingRows<UnitHolding>,
): AsyncGenerator<Uint8Array> {
  const row = (held: UnitHolding): DzkRow => ({
    ...blankRow(DZK),
    DZTGDY: tradingUnit,
    DZZQDM: held.code,
    DZZQZH: held.account,
    DZGFXZ: held.shareNature === 'pledged' ? 'ZY' : '00',
    DZLTLX: '0',
    DZZYGS: held.quantity,
    DZFSRQ: date,
  })
  return writeComingDbf(DZK, { count, parts: mapParts(parts, row) }, { written: date })
}
