/**
 * How the books' records lie in tables: a list of columns each, from which the writer's statements, the loader's selects and
 * the rows' decoding derive. The hot tables are written out here; what is declared (core/books/tables) derives.
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
    name: 'holding',
    key: ['holding_no'],
    columns:
      columns(`holdingNo:int8 clientNo:int8 securitiesAccountId:text instrumentNo:int4 tradingUnit:text shareNature:text
      settled:int8 onHold:int8 frozen:int8 restricted:int8 cost:int8`),
    updates: ['client_no', 'securities_account_id', 'settled', 'on_hold', 'frozen', 'restricted', 'cost'],
  },
  {
    name: 'orders',
    key: ['order_id', 'trade_date'],
    partitionBy: 'trade_date',
    columns:
      columns(`orderId:int8 tradeDate:date clientNo:int8 cashAccountNo:int8 securitiesAccountId:text holdingNo:int8 instrumentNo:int4
      market:text tradingUnit:text side:text orderType:text price:int8 quantity:int8 channel:text tellerNo:int8 enteredAt:time
      holdPrice:int8 holdCash:int8 holdShares:int8 status:text clOrdId:text cancelClOrdId:text exchangeOrderId:text
      filledQuantity:int8 filledAmount:int8 canceledQuantity:int8 ${FEES} rejectReason:text cancelQuantity:int8 continues:int8 branchNo:int4 clientClass:text`),
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
      ${FEES} settlementDate:date tradedAt:time settledOn:date clearingRun:int4 accruedInterest:int8 branchNo:int4 clientClass:text`),
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
      debitStage:char creditAccount:int8 creditStage:char clientNo:int8 orderId:int8 tradeSeq:int8 voucherNo:int8 balanceAfter:int8 branchNo:int4
      clientClass:text run:int4`),
    updates: [],
  },
]

export const TABLE: ReadonlyMap<TableName, Table> = new Map(
  [...BY_HAND, ...TABLES.map(tableOf)].map(table => [table.name as TableName, table]),
)
