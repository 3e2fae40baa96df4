/**
 * Banks by their three-digit national code. A firm says with S02 which of them it works with, when, and up to what amount. The
 * hours and amounts here are usual values, which no bank has agreed to.
 */
import { timeOfDay } from '../../base/market.ts'
import type { BankRow } from '../parameters.ts'

const usual = {
  from: '2000-01-01',
  currencies: ['CNY'] as const,
  isOpen: true,
  transferFrom: timeOfDay('08:30'),
  transferTo: timeOfDay('16:00'),
  transferAmount: null,
  clientDayAmount: null,
  source: "national bank codes; hours are the firm's own (unverified)",
}

const NAMES: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['102', '工商银行', 'ICBC'],
  ['103', '农业银行', 'Agricultural Bank of China'],
  ['104', '中国银行', 'Bank of China'],
  ['105', '建设银行', 'China Construction Bank'],
  ['301', '交通银行', 'Bank of Communications'],
  ['302', '中信银行', 'China CITIC Bank'],
  ['303', '光大银行', 'China Everbright Bank'],
  ['304', '华夏银行', 'Hua Xia Bank'],
  ['305', '民生银行', 'China Minsheng Bank'],
  ['306', '广发银行', 'China Guangfa Bank'],
  ['307', '平安银行', 'Ping An Bank'],
  ['308', '招商银行', 'China Merchants Bank'],
  ['309', '兴业银行', 'Industrial Bank'],
  ['310', '浦发银行', 'Shanghai Pudong Development Bank'],
  ['403', '邮储银行', 'Postal Savings Bank of China'],
]

export const BANKS: readonly BankRow[] = NAMES.map(([key, zh, en]) => ({ key, name: { zh, en }, ...usual }))
