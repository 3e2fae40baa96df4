/**
 * How the books' records lie in tables: a list of columns each, from which the writer's statements, the loader's selects and
 * the rows' decoding derive. Clients, the ledger and the orders are written out here; what is declared (core/books/tables) derives.
 */
import type { TableName } from '@guitai/core/books/dirty.ts'
import { TABLES } from '@guitai/core/books/records.ts'
import { columns, tableOf, type Table } from './columns.ts'

const FEES =
  'fees.commission:int8 fees.stampDuty:int8 fees.transferFee:int8 fees.exchangeFee:int8 fees.regulatoryFee:int8 fees.settlementFee:int8'
const FEE_COLUMNS = [
  'commission',
  'stamp_duty',
  'transfer_fee',
  'exchange_fee',
  'regulatory_fee',
  'settlement_fee',
]
const FILL_COLUMNS = [
  'exchange_order_id',
  'filled_quantity',
  'filled_amount',
  'canceled_quantity',
  ...FEE_COLUMNS,
  'reject_reason',
  'cancel_cl_ord_id',
  'cancel_quantity',
  'continues',
]

const BY_HAND: readonly Table[] = [
  {
    name: 'client',
    key: ['client_no'],
    columns:
      columns(`clientNo:int8 branchNo:int4 kind:text status:text name:text pinyin:text identityType:text identityNumber:text
      identityExpiresOn:date phone:text address:text profession:text clientClass:text riskLevel:int4 channels:json feePlan:text
      settlementMode:int4 openedOn:date closedOn:date boards:json details:json`),
  },
  {
    name: 'cash_account',
    key: ['account_no'],
    columns:
      columns(`accountNo:int8 clientNo:int8 branchNo:int4 currency:text status:text custodyMode:text settled:int8 onHold:int8
      onTransferHold:int8 frozen:int8 uncleared:int8 unclearedOn:date accruedTo:date accumulator:numeric penaltyAccumulator:numeric
      dueAccumulator:numeric duePenaltyAccumulator:numeric`),
    updates:
      'status settled on_hold on_transfer_hold frozen uncleared uncleared_on accrued_to accumulator penalty_accumulator due_accumulator due_penalty_accumulator'.split(
        ' ',
      ),
  },
  {
    name: 'unsettled_cash',
    key: ['account_no', 'trade_date', 'settlement_date', 'usable_from', 'withdrawable_from'],
    columns:
      columns(`accountNo:int8 tradeDate:date settlementDate:date usableFrom:date withdrawableFrom:date purchases:int8 proceeds:int8
      settledPurchases:int8 settledProceeds:int8`),
  },
  {
    name: 'holding',
    key: ['holding_no'],
    columns:
      columns(`holdingNo:int8 clientNo:int8 securitiesAccountId:text instrumentNo:int4 tradingUnit:text shareNature:text
      settled:int8 onHold:int8 frozen:int8 restricted:int8 cost:int8`),
    updates: ['client_no', 'securities_account_id', 'settled', 'on_hold', 'frozen', 'restricted', 'cost'],
  },
  {
    name: 'unsettled_shares',
    key: ['holding_no', 'trade_date', 'settlement_date', 'sellable_from'],
    columns: columns(
      'holdingNo:int8 tradeDate:date settlementDate:date sellableFrom:date bought:int8 sold:int8 settledBought:int8 settledSold:int8',
    ),
  },
  {
    name: 'freeze',
    key: ['freeze_no'],
    columns:
      columns(`freezeNo:int8 clientNo:int8 object:text accountNo:int8 term:text ordered:int8 effective:int8 rank:int4 authority:text
      document:text summary:text placedOn:date expiresOn:date status:text coversDividends:bool?`),
  },
  {
    name: 'house_account',
    key: ['account_no'],
    columns: columns(
      'accountNo:int8 key:text branchNo:int4 kind:text asset:int4 qualifier:text balance:int8',
    ),
    updates: ['balance'],
  },
  {
    name: 'orders',
    key: ['order_id', 'trade_date'],
    partitionBy: 'trade_date',
    columns:
      columns(`orderId:int8 tradeDate:date clientNo:int8 cashAccountNo:int8 securitiesAccountId:text holdingNo:int8 instrumentNo:int4
      market:text tradingUnit:text side:text orderType:text price:int8 quantity:int8 channel:text tellerNo:int8 enteredAt:time
      holdPrice:int8 holdCash:int8 holdShares:int8 status:text clOrdId:text cancelClOrdId:text exchangeOrderId:text
      filledQuantity:int8 filledAmount:int8 canceledQuantity:int8 ${FEES} rejectReason:text cancelQuantity:int8 continues:int8`),
    laterColumns: FILL_COLUMNS,
    updates: [
      'holding_no',
      'trading_unit',
      'hold_cash',
      'hold_shares',
      'status',
      'cl_ord_id',
      ...FILL_COLUMNS,
    ],
  },
  {
    name: 'trade',
    key: ['trade_seq', 'trade_date'],
    partitionBy: 'trade_date',
    columns:
      columns(`tradeSeq:int8 tradeKey:text tradeDate:date market:text tradeNo:text orderId:int8 clientNo:int8 cashAccountNo:int8
      holdingNo:int8 securitiesAccountId:text instrumentNo:int4 tradingUnit:text side:text price:int8 quantity:int8 amount:int8
      ${FEES} settlementDate:date tradedAt:time settledOn:date clearingRun:int4 accruedInterest:int8`),
    // A correction by the depository's record changes the figures, nothing else does.
    updates: [
      'settled_on',
      'clearing_run',
      'price',
      'quantity',
      'amount',
      'accrued_interest',
      ...FEE_COLUMNS,
    ],
  },
  {
    name: 'entry',
    key: ['entry_no', 'business_date'],
    partitionBy: 'business_date',
    columns:
      columns(`entryNo:int8 businessDate:date tradeDate:date commandNo:int8 at:time kind:text asset:int4 amount:int8 debitAccount:int8
      debitStage:char creditAccount:int8 creditStage:char clientNo:int8 orderId:int8 tradeSeq:int8 voucherNo:int8 balanceAfter:int8`),
    updates: [],
  },
  {
    name: 'business_day',
    key: ['business_date'],
    columns: columns('businessDate:date phase:text clearingRun:int4 dayNo:int4'),
  },
]

export const TABLE: ReadonlyMap<TableName, Table> = new Map(
  [...BY_HAND, ...TABLES.map(tableOf)].map(table => [table.name as TableName, table]),
)
