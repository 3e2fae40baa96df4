/**
 * The chart of accounts (会计科目): under which title each of the firm's own accounts stands, and by what the accounts of a kind are
 * told apart. A kind of account without a line here does not compile. A balance is credits less debits; clients' own money is title
 * 2311. Source: the four-digit titles of the 2006 accounting standards; the six-digit ones are the firm's own.
 */
import { HOUSE_KIND_WORDS, type HouseKind } from '../../words/house-kind.ts'
import { valuesOf, type Word } from '../../words/words.ts'

/** What a title holds, and on which side a person expects its balance: `both` shows it on the side on which it falls. */
export type Nature = 'asset' | 'liability' | 'both' | 'income' | 'expense'

export const TITLES = {
  '1001': { title: { zh: '库存现金', en: 'Cash' }, nature: 'asset' },
  '1002': { title: { zh: '银行存款', en: 'Bank deposits' }, nature: 'asset' },
  '1021': { title: { zh: '结算备付金', en: 'Settlement reserve' }, nature: 'asset' },
  '2221': { title: { zh: '应交税费', en: 'Taxes payable' }, nature: 'liability' },
  '2241': { title: { zh: '其他应付款', en: 'Other payables' }, nature: 'both' },
  '2311': { title: { zh: '代理买卖证券款', en: "Clients' money" }, nature: 'liability' },
  '3001': { title: { zh: '清算资金往来', en: 'Money under way' }, nature: 'both' },
  '3003': { title: { zh: '证券清算款', en: 'Securities clearing' }, nature: 'both' },
  '6011': { title: { zh: '利息收入', en: 'Interest income' }, nature: 'income' },
  '6021': { title: { zh: '手续费及佣金收入', en: 'Commission income' }, nature: 'income' },
  '6411': { title: { zh: '利息支出', en: 'Interest expense' }, nature: 'expense' },
} as const satisfies Record<string, { title: Word; nature: Nature }>
export type TitleNo = keyof typeof TITLES

/** What the last part of an account's key says. */
type KeyedBy = 'nothing' | 'bank' | 'teller' | 'market' | 'market-and-date' | 'branch'

interface ChartLine {
  parent: TitleNo
  /** Its own number, where the title has more than one kind of account. */
  number: string
  keyedBy: KeyedBy
}

/** Accounts of securities stand under no title. */
export const CHART_OF_ACCOUNTS: Readonly<Record<HouseKind, ChartLine | 'off-balance'>> = {
  vault: { parent: '1001', number: '100101', keyedBy: 'nothing' },
  till: { parent: '1001', number: '100102', keyedBy: 'teller' },
  bank: { parent: '1002', number: '100201', keyedBy: 'bank' },
  reserve: { parent: '1021', number: '102101', keyedBy: 'market' },
  'stamp-duty-payable': { parent: '2221', number: '222101', keyedBy: 'market' },
  'transfer-fee-payable': { parent: '2241', number: '224101', keyedBy: 'market' },
  'exchange-fee-payable': { parent: '2241', number: '224102', keyedBy: 'market' },
  'regulatory-fee-payable': { parent: '2241', number: '224103', keyedBy: 'market' },
  'settlement-fee-payable': { parent: '2241', number: '224104', keyedBy: 'market' },
  suspense: { parent: '2241', number: '224190', keyedBy: 'nothing' },
  'fee-rounding': { parent: '2241', number: '224191', keyedBy: 'market' },
  transit: { parent: '3001', number: '300101', keyedBy: 'branch' },
  clearing: { parent: '3003', number: '300301', keyedBy: 'market' },
  'settlement-due': { parent: '3003', number: '300302', keyedBy: 'market-and-date' },
  'penalty-interest-income': { parent: '6011', number: '601101', keyedBy: 'nothing' },
  'commission-income': { parent: '6021', number: '602101', keyedBy: 'market' },
  'counter-fee-income': { parent: '6021', number: '602102', keyedBy: 'nothing' },
  'interest-expense': { parent: '6411', number: '6411', keyedBy: 'nothing' },
  depository: 'off-balance',
  'external-securities': 'off-balance',
}

/** The kinds of account under the titles whose number begins with one of these digits. */
export function kindsUnder(...digits: readonly string[]): readonly HouseKind[] {
  return valuesOf(HOUSE_KIND_WORDS).filter(kind => {
    const line = CHART_OF_ACCOUNTS[kind]
    return line !== 'off-balance' && digits.some(digit => line.parent.startsWith(digit))
  })
}
