/** An account of the firm itself. It comes into being with its first entry, or with its branch. */
import type { HouseKind } from '../../../words/house-kind.ts'
import { defineTable, int4, int8, text, type RowOf } from '../define-table.ts'

export const houseAccount = defineTable({
  name: 'house_account',
  key: 'accountNo',
  owner: 'nobody',
  isWrittenByOwnChanges: true,
  columns: {
    accountNo: int8(),
    /** 'branch/kind/asset/qualifier', e.g. '1/clearing/1/XSHG', '1/till/1/1003', '1/settlement-due/1/XSHG/2026-11-24'. */
    key: text(),
    branchNo: int4(),
    kind: text<HouseKind>(),
    asset: int4(),
    qualifier: text(),
    balance: int8(),
  },
  updates: ['balance'],
})

export type HouseAccount = RowOf<typeof houseAccount>
