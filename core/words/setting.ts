/** The firm's own switches and numbers. */
import type { Words } from './words.ts'

export const SETTING_WORDS = {
  'password-tries': { zh: '密码允许错误次数', en: 'Wrong passwords until locked' },
  'two-step-entry': { zh: '两步委托（先打印委托合同书）', en: 'Two-step entry (order contract first)' },
  'price-cage-refuses': { zh: '超出有效申报范围拒绝', en: 'Refuse outside the price cage' },
  'transfers-withdrawable-same-day': { zh: '转入当日可取', en: 'Transfers withdrawable the same day' },
  'client-password-required': { zh: '须验客户密码', en: 'Client password required' },
  'password-min-length': { zh: '柜员密码最短位数', en: "Least length of tellers' passwords" },
  'password-classes': { zh: '柜员密码字符种类', en: "Kinds of letters in tellers' passwords" },
  'password-history': { zh: '柜员密码不得重复次数', en: 'Old passwords that may not come again' },
  'sign-in-lock-minutes': {
    zh: '柜员密码锁定分钟数',
    en: 'Minutes a teller is locked after wrong passwords',
  },
  'session-hours': { zh: '签到最长小时数', en: 'Hours after which a session ends' },
  'batch-lines-per-client': { zh: '批量委托每客户行数', en: 'Lines of a client in a batch' },
  'risk-assessment-months': {
    zh: '风险测评有效月数（0 长期）',
    en: 'Months a risk assessment holds (0: for ever)',
  },
  'custody-transfer-fee': { zh: '转托管费', en: 'Fee of a custody transfer' },
  'till-limit-CNY': { zh: '人民币尾箱限额（0 不限）', en: 'Most yuan in a till (0: no limit)' },
  'till-limit-USD': { zh: '美元尾箱限额（0 不限）', en: 'Most US dollars in a till (0: no limit)' },
  'till-limit-HKD': { zh: '港币尾箱限额（0 不限）', en: 'Most Hong Kong dollars in a till (0: no limit)' },
  'oral-loss-days': { zh: '口头挂失有效天数', en: 'Days an oral loss report holds' },
  'replacement-fee': { zh: '补卡工本费', en: 'Fee for a replacement' },
  'order-fee': { zh: '委托费（每笔）', en: 'Fee of an order' },
  'fee-rounding-limit': {
    zh: '费用尾差上限（每市场每费种）',
    en: 'Most fee rounding, a market and kind',
  },
  'collected-stamp-duty': { zh: '登记结算代收印花税', en: 'The depository collects stamp duty' },
  'collected-transfer-fee': { zh: '登记结算代收过户费', en: 'The depository collects transfer fees' },
  'collected-exchange-fee': { zh: '登记结算代收经手费', en: 'The depository collects exchange fees' },
  'collected-regulatory-fee': { zh: '登记结算代收证管费', en: 'The depository collects regulatory fees' },
  'collected-settlement-fee': { zh: '登记结算代收结算费', en: 'The depository collects settlement fees' },
  'interest-at-rate-of-the-day': { zh: '销户按当日利率结息', en: "Closing: interest at the day's rate" },
} as const satisfies Words
export type Setting = keyof typeof SETTING_WORDS
