/** The firm's own accounts, which are the other side of clients' entries. */
import { ENTRY_KIND_WORDS } from './entry-kind.ts'
import { only, type Words } from './words.ts'

export const HOUSE_KIND_WORDS = {
  bank: { zh: '银行存款', en: 'Bank' },
  till: { zh: '尾箱', en: 'Till' },
  vault: { zh: '金库', en: 'Vault' },
  reserve: { zh: '结算备付金', en: 'Settlement reserve' },
  ...only(ENTRY_KIND_WORDS, 'clearing'),
  'settlement-due': { zh: '应收付交收款', en: 'Settlement due' },
  depository: { zh: '登记结算公司', en: 'Depository' },
  'commission-income': { zh: '佣金收入', en: 'Commission income' },
  'stamp-duty-payable': { zh: '应付印花税', en: 'Stamp duty payable' },
  'transfer-fee-payable': { zh: '应付过户费', en: 'Transfer fee payable' },
  'exchange-fee-payable': { zh: '应付经手费', en: 'Exchange fee payable' },
  'regulatory-fee-payable': { zh: '应付证管费', en: 'Regulatory fee payable' },
  'settlement-fee-payable': { zh: '应付结算费', en: 'Settlement fee payable' },
  ...only(ENTRY_KIND_WORDS, 'fee-rounding'),
  'counter-fee-income': { zh: '柜台费用收入', en: 'Counter fee income' },
  'interest-expense': { zh: '利息支出', en: 'Interest expense' },
  'penalty-interest-income': { zh: '罚息收入', en: 'Penalty interest income' },
  'external-securities': { zh: '外部证券', en: 'Securities outside' },
  suspense: { zh: '待处理款项', en: 'Suspense' },
  transit: { zh: '在途', en: 'In transit' },
} as const satisfies Words
export type HouseKind = keyof typeof HOUSE_KIND_WORDS
