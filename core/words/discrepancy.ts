/** Differences between the books and the outside: what differs, and what was done about it. */
import { SHARE_NATURE_WORDS } from './share-nature.ts'
import { UNPLACED_ACT_WORDS, UNPLACED_REASON_WORDS } from './unplaced.ts'
import { only, type Words } from './words.ts'

export const DISCREPANCY_KIND_WORDS = {
  'missing-here': { zh: '本方缺', en: 'Missing here' },
  'missing-there': { zh: '对方缺', en: 'Missing there' },
  different: { zh: '不符', en: 'Different' },
  holding: { zh: '持仓不符', en: 'Holding' },
  money: { zh: '资金不符', en: 'Money' },
  order: { zh: '委托存疑', en: 'Order' },
  fee: { zh: '费用不符', en: 'Fees' },
  'file-row': { zh: '文件行未识别', en: 'Row not known' },
  due: { zh: '交收不符', en: 'Settlement' },
} as const satisfies Words
export type DiscrepancyKind = keyof typeof DISCREPANCY_KIND_WORDS

/** What is wrong, where the kind does not say it. */
export const DISCREPANCY_ABOUT_WORDS = {
  trades: { zh: '成交资金（买/卖）', en: 'Money of trades (buys / sells)' },
  repos: { zh: '回购到期资金（付/收）', en: 'Money of maturing repos (paid / got back)' },
  ...only(SHARE_NATURE_WORDS, 'pledged'),
  filled: { zh: '成交数量超出委托', en: 'Filled for more than was ordered' },
  price: { zh: '成交价超出委托限价', en: 'Filled at a price beyond the limit' },
  'other-securitiesAccountId': { zh: '股东账户不同', en: 'Another securities account' },
  'other-code': { zh: '证券不同', en: 'Another security' },
  'other-price': { zh: '价格不同', en: 'Another price' },
  'other-quantity': { zh: '数量不同', en: 'Another quantity' },
  'other-amount': { zh: '金额不同', en: 'Another amount' },
  'other-figures': { zh: '多项不同', en: 'Several figures are others' },
  ...UNPLACED_REASON_WORDS,
} as const satisfies Words

/** What a teller does about it (G08). */
export const DISCREPANCY_ACT_WORDS = {
  'accept-depository': { zh: '按登记结算入账', en: "Book the depository's record" },
  'bust-trade': { zh: '撤销本方成交', en: 'Take our trade back' },
  ...only(UNPLACED_ACT_WORDS, 'error-account'),
  'carry-exception': { zh: '挂账', en: 'Carry as exception' },
} as const satisfies Words

export const RESOLUTION_WORDS = {
  open: { zh: '未处理', en: 'Open' },
  rounded: { zh: '尾差已入账', en: 'Booked as rounding' },
  corrected: { zh: '对方已更正', en: 'Corrected by the depository' },
  ...DISCREPANCY_ACT_WORDS,
} as const satisfies Words
export type Resolution = keyof typeof RESOLUTION_WORDS
