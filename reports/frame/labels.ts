/** What the values of the books are called on screens and in exports. */
import type { EntryKind } from '@guitai/core/books/changes/post.ts'
import type { VoucherKind } from '@guitai/core/books/orders.ts'
import {
  CHANNEL_LABELS,
  CURRENCY_LABELS,
  ORDER_TYPE_LABELS,
} from '@guitai/core/procedures/parameters/parameter-fields.ts'
import type { Fees } from '@guitai/core/rules/fees.ts'
import type { Title } from '@guitai/core/frame/define-function.ts'

// Also chosen from in tables of parameters; named there.
export const CHANNELS = CHANNEL_LABELS
export const ORDER_TYPES = ORDER_TYPE_LABELS
export const CURRENCIES = CURRENCY_LABELS

type Labels = Readonly<Record<string, Title>>

export const SIDES = {
  buy: { zh: '买入', en: 'Buy' },
  sell: { zh: '卖出', en: 'Sell' },
} as const satisfies Labels

export const MARKETS = {
  XSHG: { zh: '上海', en: 'Shanghai' },
  XSHE: { zh: '深圳', en: 'Shenzhen' },
  BJSE: { zh: '北京', en: 'Beijing' },
} as const satisfies Labels

export const FEE_KINDS = {
  commission: { zh: '佣金', en: 'Commission' },
  stampDuty: { zh: '印花税', en: 'Stamp duty' },
  transferFee: { zh: '过户费', en: 'Transfer fee' },
  exchangeFee: { zh: '经手费', en: 'Exchange fee' },
  regulatoryFee: { zh: '证管费', en: 'Regulatory fee' },
  settlementFee: { zh: '结算费', en: 'Settlement fee' },
} as const satisfies Record<keyof Fees, Title>

export const ORDER_STATUSES = {
  queued: { zh: '未报', en: 'Queued' },
  pendingNew: { zh: '正报', en: 'Being sent' },
  new: { zh: '已报', en: 'Accepted' },
  partiallyFilled: { zh: '部成', en: 'Partly filled' },
  filled: { zh: '已成', en: 'Filled' },
  pendingCancel: { zh: '待撤', en: 'Being canceled' },
  canceled: { zh: '已撤', en: 'Canceled' },
  rejected: { zh: '废单', en: 'Rejected' },
  expired: { zh: '过期', en: 'Expired' },
} as const satisfies Labels

export const ENTRY_KINDS = {
  deposit: { zh: '存入', en: 'Deposit' },
  withdrawal: { zh: '取出', en: 'Withdrawal' },
  'transfer-in': { zh: '转进', en: 'Transfer in' },
  'transfer-out': { zh: '转出', en: 'Transfer out' },
  'remittance-in': { zh: '汇进', en: 'Remittance in' },
  'remittance-out': { zh: '汇出', en: 'Remittance out' },
  reversal: { zh: '冲销', en: 'Reversal' },
  buy: { zh: '证券买入', en: 'Buy' },
  sell: { zh: '证券卖出', en: 'Sell' },
  settle: { zh: '交割', en: 'Settlement' },
  clearing: { zh: '清算', en: 'Clearing' },
  'fee-rounding': { zh: '费用尾差', en: 'Fee rounding' },
  interest: { zh: '利息', en: 'Interest' },
  'penalty-interest': { zh: '罚息', en: 'Penalty interest' },
  'securities-in': { zh: '证券转入', en: 'Securities in' },
  'securities-out': { zh: '证券转出', en: 'Securities out' },
  'till-move': { zh: '现金调拨', en: 'Cash move' },
  'till-difference': { zh: '长短款', en: 'Over or short' },
  'custody-out': { zh: '转托管转出', en: 'Custody transfer out' },
  'custody-in': { zh: '转托管转入', en: 'Custody transfer in' },
  'custody-refused': { zh: '证券转入被拒', en: 'Securities in, refused' },
  opening: { zh: '期初持仓', en: 'Opening holding' },
  'custody-fee': { zh: '转托管费', en: 'Custody transfer fee' },
  pledge: { zh: '债券质押', en: 'Pledge' },
  release: { zh: '债券解押', en: 'Release of a pledge' },
  'repo-back': { zh: '回购到期收款', en: 'Repo back' },
  'repo-repaid': { zh: '回购到期还款', en: 'Repo repaid' },
  deduction: { zh: '司法扣划', en: 'Judicial deduction' },
  'settlement-difference': { zh: '交割偏差', en: 'Settlement deviation' },
  'counter-fee': { zh: '工本费、委托费', en: 'Fee for a replacement or an order' },
  adjustment: { zh: '调整', en: 'Adjustment' },
  'adjustment-in': { zh: '红冲蓝补（收）', en: 'Adjustment in' },
  'adjustment-out': { zh: '红冲蓝补（付）', en: 'Adjustment out' },
} as const satisfies Labels & Record<EntryKind | VoucherKind, Title>

export const CUSTODY_KINDS = {
  'transfer-out': { zh: '转托管转出', en: 'Transfer out' },
  'transfer-in': { zh: '转托管转入', en: 'Transfer in' },
  designate: { zh: '指定交易', en: 'Designation' },
  'revoke-designation': { zh: '撤销指定', en: 'Designation withdrawn' },
  pledge: { zh: '质押入库', en: 'Pledge' },
  release: { zh: '质押出库', en: 'Release' },
} as const satisfies Labels

export const CUSTODY_STATUSES = {
  held: { zh: '待申报', en: 'Held' },
  sent: { zh: '已申报', en: 'Sent' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  refused: { zh: '已拒绝', en: 'Refused' },
} as const satisfies Labels

export const CLIENT_STATUSES = {
  normal: { zh: '正常', en: 'Normal' },
  'loss-reported': { zh: '挂失', en: 'Loss reported' },
  frozen: { zh: '冻结', en: 'Frozen' },
  dormant: { zh: '休眠', en: 'Dormant' },
  'no-buy': { zh: '禁买', en: 'No buying' },
  'no-sell': { zh: '禁卖', en: 'No selling' },
  'no-withdrawal': { zh: '禁取', en: 'No withdrawal' },
  closed: { zh: '销户', en: 'Closed' },
} as const satisfies Labels

export const CLIENT_KINDS = {
  person: { zh: '个人', en: 'Person' },
  institution: { zh: '机构', en: 'Institution' },
  product: { zh: '产品', en: 'Product' },
} as const satisfies Labels

export const PHASES = {
  closed: { zh: '已收市', en: 'Closed' },
  open: { zh: '营业', en: 'Open' },
  'day-end': { zh: '日终', en: 'Day end' },
} as const satisfies Labels
