/**
 * How the books' records lie in tables: one list of columns each, from which the writer's statements, the loader's
 * selects and the rows' decoding derive. Adding a column is a line here and a migration. Those about people are in people-tables.ts.
 */
import type { TableName } from '@guitai/core/books/dirty.ts'
import { columns, type Table } from './columns.ts'
import { PEOPLE_TABLES } from './people-tables.ts'

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

const LIST: readonly Table[] = [
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
    name: 'securities_account',
    key: ['securities_account_id'],
    columns: columns(
      'securitiesAccountId:text market:text clientNo:int8 cashAccountNo:int8 status:text tradingUnit:text',
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
    name: 'voucher',
    key: ['voucher_no'],
    columns:
      columns(`voucherNo:int8 businessDate:date kind:text clientNo:int8 accountNo:int8 asset:int4 amount:int8 tellerNo:int8 summary:text
      counterAccount:text reverses:int8 reversedBy:int8 cost:int8? corrects:int8? valueDate:date?`),
  },
  {
    name: 'instrument',
    key: ['instrument_no'],
    columns:
      columns(`instrumentNo:int4 market:text code:text name:text pinyin:text kind:text board:text currency:text turnover:text
      listedOn:date listingDay:int4 isRiskWarning:bool isSuspended:bool isDelisted:bool previousClose:int8 upperLimit:int8 lowerLimit:int8
      accruedInterest:int8`),
  },
  {
    name: 'market',
    key: ['market'],
    columns: columns('market:text tradeDate:date listed:bool streamComplete:bool'),
  },
  {
    name: 'trading_unit',
    key: ['pbu_id'],
    columns: columns('pbuId:text market:text branchNo:int4 status:text'),
  },
  {
    name: 'parameter',
    updates: ['is_withdrawn', 'withdrawn_by', 'withdrawn_at'],
    key: ['parameter_no'],
    columns: columns(
      `parameterNo:int8 tableName:text key:text validFrom:date value:text isWithdrawn:bool tellerNo:int8 setAt:time reason:text
      withdrawnBy:int8 withdrawnAt:time`,
    ),
  },
  ...PEOPLE_TABLES,
  {
    name: 'business_day',
    key: ['business_date'],
    columns: columns('businessDate:date phase:text clearingRun:int4 dayNo:int4'),
  },
  {
    name: 'day_step',
    key: ['step_key'],
    columns:
      columns(`stepKey:text businessDate:date run:int4 code:text status:text startedAt:time endedAt:time cursor:int8 count:int8 sums:json
      tellerNo:int8 detail:text`),
  },
  {
    name: 'depository_trade',
    key: ['trade_key'],
    updates: [],
    columns:
      columns(`tradeKey:text tradeDate:date market:text tradeNo:text clOrdId:text securitiesAccountId:text tradingUnit:text code:text
      side:text price:int8 quantity:int8 amount:int8`),
  },
  {
    name: 'depository_holding',
    key: ['trade_date', 'securities_account_id', 'trading_unit', 'code', 'share_nature'],
    updates: [],
    columns: columns(
      'tradeDate:date market:text securitiesAccountId:text tradingUnit:text code:text shareNature:text quantity:int8 bought:int8 sold:int8',
    ),
  },
  {
    name: 'depository_money',
    key: ['trade_date', 'market', 'trading_unit', 'currency'],
    updates: [],
    columns: columns(
      `tradeDate:date market:text tradingUnit:text currency:text buys:int8 sells:int8 repoBack:int8 repoRepaid:int8
      stampDuty:int8 transferFee:int8 exchangeFee:int8 regulatoryFee:int8 settlementFee:int8`,
    ),
  },
  {
    name: 'certificate',
    key: ['business_date'],
    updates: [],
    columns: columns('businessDate:date content:json'),
  },
  {
    name: 'discrepancy',
    key: ['discrepancy_key'],
    columns: columns(
      'discrepancyKey:text businessDate:date kind:text subject:text ours:text theirs:text resolution:text resolvedBy:int8 actReason:text?',
    ),
  },
  {
    name: 'unplaced',
    key: ['unplaced_no'],
    columns: columns(
      'unplacedNo:int8 businessDate:date source:text reason:text content:text receivedAt:time resolvedBy:int8 orderId:int8? act:text? actReason:text?',
    ),
  },
  {
    name: 'agent',
    key: ['agent_no'],
    columns:
      columns(`agentNo:int8 clientNo:int8 name:text identityType:text identityNumber:text phone:text scopes:json validFrom:date
      validTo:date document:text status:text`),
  },
  {
    name: 'loss_report',
    key: ['loss_no'],
    columns:
      columns(`lossNo:int8 clientNo:int8 object:text objectId:text manner:text reportedOn:date lapsesOn:date status:text replacedBy:text
      tellerNo:int8`),
  },
  {
    name: 'card',
    key: ['card_no'],
    columns: columns('cardNo:text clientNo:int8 kind:text status:text issuedOn:date replaces:text'),
  },
  {
    name: 'custody_transfer',
    key: ['transfer_no'],
    columns:
      columns(`transferNo:int8 clientNo:int8 kind:text market:text securitiesAccountId:text holdingNo:int8 instrumentNo:int4 quantity:int8
      fromUnit:text toUnit:text fee:int8 cashAccountNo:int8 status:text requestedOn:date endedOn:date reason:text tellerNo:int8 cost:int8
      isCostProvisional:bool answerNo:int8 voucherNo:int8`),
  },
  {
    name: 'repo',
    key: ['repo_no'],
    columns:
      columns(`repoNo:int8 tradeKey:text clientNo:int8 cashAccountNo:int8 securitiesAccountId:text market:text instrumentNo:int4 side:text
      amount:int8 rate:int8 tradeDate:date firstSettlementDate:date maturityDate:date maturitySettlementDate:date interest:int8 status:text`),
  },
  {
    name: 'open_trade',
    key: ['trade_key'],
    updates: ['settled_on'],
    columns:
      columns(`tradeKey:text tradeSeq:int8 clientNo:int8 market:text instrumentNo:int4 side:text quantity:int8 amount:int8 ${FEES}
      net:int8 cashAccountNo:int8 holdingNo:int8 tradeDate:date settlementDate:date usableFrom:date withdrawableFrom:date
      sellableFrom:date mode:int4 settledOn:date`),
  },
  {
    name: 'branch',
    key: ['branch_no'],
    columns: columns(
      'branchNo:int4 code:text nameZh:text nameEn:text address:text phone:text status:text parentNo:int4',
    ),
  },
  {
    name: 'job',
    key: ['job_no'],
    columns:
      columns(`jobNo:int8 businessDate:date job:text functionCode:text input:text requestHash:text contentHash:text tellerNo:int8 branchNo:int4
      channel:text workstation:text approvalId:int8 checkerNo:int8 status:text isCancelable:bool cancelAskedBy:int8 runs:int4 done:int8 of:int8
      restartPoint:int8 lastCommandNo:int8 requestedAt:time endedAt:time failure:text`),
  },
  {
    name: 'till',
    key: ['till_key'],
    columns:
      columns(`tillKey:text businessDate:date tellerNo:int8 branchNo:int4 currency:text status:text opening:int8 closing:int8 counted:int8
      difference:int8 denominations:json openedAt:time closedAt:time`),
  },
  {
    name: 'block',
    key: ['block_key'],
    columns: columns('blockKey:text isSet:bool reason:text setBy:int8 setAt:time'),
  },
  {
    name: 'order_batch',
    key: ['batch_no'],
    columns:
      columns(`batchNo:int8 businessDate:date tradeDate:date name:text status:text lines:int4 good:int4 orderCount:int4 amount:int8
      tellerNo:int8 checkedAt:time confirmedAt:time withPassword:int4 checkerNo:int8`),
  },
  {
    name: 'batch_line',
    key: ['batch_no', 'line_no', 'slice_no'],
    columns:
      columns(`batchNo:int8 lineNo:int4 sliceNo:int4 clientNo:int8 instrument:text side:text orderType:text price:int8 quantity:int8
      holdCash:int8 code:text field:text reason:text hasPassword:bool?`),
    updates: [],
  },
  {
    name: 'batch_answer',
    key: ['batch_no', 'line_no', 'slice_no'],
    columns: columns(
      'batchNo:int8 lineNo:int4 sliceNo:int4 status:text orderId:int8 approvalId:int8 code:text reason:text',
    ),
    updates: [],
  },
  {
    name: 'print_copies',
    key: ['print_key'],
    columns: columns(
      'printKey:text businessDate:date print:text document:text copies:int4 lastPrintedAt:time tellerNo:int8',
    ),
  },
  {
    name: 'teller_total',
    key: ['total_key'],
    columns: columns(`totalKey:text businessDate:date tellerNo:int8 use:text functionCode:text currency:text
      amount:int8`),
  },
]

export const TABLE: ReadonlyMap<TableName, Table> = new Map(
  LIST.map(table => [table.name as TableName, table]),
)
