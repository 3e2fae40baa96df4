/** All primitive changes, and the one place that applies them. A new kind needs a decision note. */
import type { MutableBooks } from '../books.ts'
import { applyActOnLine, type ActOnLine } from './act-on-line.ts'
import { applyAddCost, type AddCost } from './add-cost.ts'
import { applyAdjustInterest, type AdjustInterest } from './adjust-interest.ts'
import { applyAskOrder, type AskOrder } from './ask-order.ts'
import { applyAdvanceOrder, type AdvanceOrder } from './advance-order.ts'
import { applyAmendClient, type AmendClient } from './amend-client.ts'
import { applyCapitaliseInterest, type CapitaliseInterest } from './capitalise-interest.ts'
import { applyCloseCashAccount, type CloseCashAccount } from './close-cash-account.ts'
import { applyCorrectTrade, type CorrectTrade } from './correct-trade.ts'
import { applyInsert, type Insert } from './insert.ts'
import { applyMarkTrade, type MarkTrade } from './mark-trade.ts'
import { applyMoveHolding, type MoveHolding } from './move-holding.ts'
import { applyOpenCashAccount, type OpenCashAccount } from './open-cash-account.ts'
import { applyOpenClient, type OpenClient } from './open-client.ts'
import { applyOpenHolding, type OpenHolding } from './open-holding.ts'
import { applyOpenHouseAccounts, type OpenHouseAccounts } from './open-house-accounts.ts'
import { applyOpenSecuritiesAccount, type OpenSecuritiesAccount } from './open-securities-account.ts'
import { applyPost, type Post } from './post.ts'
import { applyRecordOrder, type RecordOrder } from './record-order.ts'
import { applyRecordTrade, type RecordTrade } from './record-trade.ts'
import { applyReleaseOrder, type ReleaseOrder } from './release-order.ts'
import { applyRequestCancel, type RequestCancel } from './request-cancel.ts'
import { applyRestoreAccruals, type RestoreAccruals } from './restore-accruals.ts'
import { applySetDay, type SetDay } from './set-day.ts'
import { applySetFreeze, type SetFreeze } from './set-freeze.ts'
import { applySetOrderHold, type SetOrderHold } from './set-order-hold.ts'
import { applySetTransfer, type SetTransfer } from './set-transfer.ts'
import { applySettleCash, applySettleShares, type SettleCash, type SettleShares } from './settle.ts'
import { applyStoreFile, type StoreFile } from './store-file.ts'
import { applyUpdate, type Update } from './update.ts'

export type Change =
  | ActOnLine
  | AddCost
  | AdjustInterest
  | AdvanceOrder
  | AmendClient
  | AskOrder
  | CapitaliseInterest
  | CloseCashAccount
  | CorrectTrade
  | Insert
  | MoveHolding
  | OpenCashAccount
  | OpenClient
  | OpenHolding
  | OpenHouseAccounts
  | OpenSecuritiesAccount
  | Post
  | RecordOrder
  | RecordTrade
  | ReleaseOrder
  | RequestCancel
  | RestoreAccruals
  | SetDay
  | SetFreeze
  | SetOrderHold
  | SetTransfer
  | SettleCash
  | SettleShares
  | MarkTrade
  | StoreFile
  | Update

const APPLY: { [K in Change['kind']]: (books: MutableBooks, change: Extract<Change, { kind: K }>) => void } =
  {
    actOnLine: applyActOnLine,
    addCost: applyAddCost,
    adjustInterest: applyAdjustInterest,
    advanceOrder: applyAdvanceOrder,
    amendClient: applyAmendClient,
    askOrder: applyAskOrder,
    capitaliseInterest: applyCapitaliseInterest,
    closeCashAccount: applyCloseCashAccount,
    correctTrade: applyCorrectTrade,
    insert: applyInsert,
    moveHolding: applyMoveHolding,
    openCashAccount: applyOpenCashAccount,
    openClient: applyOpenClient,
    openHolding: applyOpenHolding,
    openHouseAccounts: applyOpenHouseAccounts,
    openSecuritiesAccount: applyOpenSecuritiesAccount,
    post: applyPost,
    recordOrder: applyRecordOrder,
    recordTrade: applyRecordTrade,
    releaseOrder: applyReleaseOrder,
    requestCancel: applyRequestCancel,
    restoreAccruals: applyRestoreAccruals,
    setDay: applySetDay,
    setFreeze: applySetFreeze,
    setOrderHold: applySetOrderHold,
    setTransfer: applySetTransfer,
    settleCash: applySettleCash,
    settleShares: applySettleShares,
    markTrade: applyMarkTrade,
    storeFile: applyStoreFile,
    update: applyUpdate,
  }

/** Changes of one decision, in order. A failure here is our own bug: the engine is discarded, nothing is committed. */
export function applyChanges(books: MutableBooks, changes: readonly Change[]): void {
  for (const change of changes)
    (APPLY[change.kind] as (books: MutableBooks, change: Change) => void)(books, change)
}
