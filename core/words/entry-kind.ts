/** The kinds of entries in the journal: why something was booked. */
import type { Words } from './words.ts'

export const ENTRY_KIND_WORDS = {
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
  'carry-due': { zh: '转应收付', en: 'Carried to due' },
  'fees-collected': { zh: '代收费用交收', en: 'Fees collected' },
  'due-paid': { zh: '资金交收', en: 'Due paid' },
  'shares-delivered': { zh: '证券交收', en: 'Shares delivered' },
  interest: { zh: '利息', en: 'Interest' },
  'penalty-interest': { zh: '罚息', en: 'Penalty interest' },
  'securities-in': { zh: '证券转入', en: 'Securities in' },
  'securities-out': { zh: '证券转出', en: 'Securities out' },
  'till-move': { zh: '现金调拨', en: 'Cash move' },
  'till-difference': { zh: '长短款', en: 'Over or short' },
  'custody-out': { zh: '转托管转出', en: 'Custody transfer out' },
  'custody-in': { zh: '转托管转入', en: 'Custody transfer in' },
  /** Two people booked it before the depository's file came, and the file refuses it. */
  'custody-refused': { zh: '证券转入被拒', en: 'Securities in, refused' },
  /** Taken over from the depository's opening file (X08). */
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
} as const satisfies Words
export type EntryKind = keyof typeof ENTRY_KIND_WORDS
