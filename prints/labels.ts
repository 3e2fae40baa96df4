/** What documents call things that no report lists. */
import type { Title } from '@guitai/core/functions/define-function.ts'

type Labels = Readonly<Record<string, Title>>

export const IDENTITY_TYPES: Labels = {
  'id-card': { zh: '居民身份证', en: 'Identity card' },
  'credit-code': { zh: '统一社会信用代码', en: 'Unified social credit code' },
  passport: { zh: '护照', en: 'Passport' },
  'product-code': { zh: '产品编码', en: 'Product code' },
}

export const CUSTODY_MODES: Labels = {
  counter: { zh: '柜台存管', en: 'Counter' },
  'third-party': { zh: '第三方存管', en: 'Third-party custody' },
}

export const BOARDS: Labels = {
  main: { zh: '主板', en: 'Main' },
  star: { zh: '科创板', en: 'STAR' },
  chinext: { zh: '创业板', en: 'ChiNext' },
  beijing: { zh: '北交所', en: 'Beijing' },
  'risk-warning': { zh: '风险警示', en: 'Risk warning' },
}

export const RISK_LEVELS = ['', 'C1 保守型', 'C2 谨慎型', 'C3 稳健型', 'C4 积极型', 'C5 激进型'] as const

export const TRANSFER_KINDS: Labels = {
  'transfer-out': { zh: '转托管转出', en: 'Custody transfer out' },
  designate: { zh: '办理指定交易', en: 'Designate' },
  'revoke-designation': { zh: '撤销指定交易', en: 'Revoke designation' },
}

export const TRANSFER_STATUSES: Labels = {
  held: { zh: '已受理，待申报', en: 'Held' },
  sent: { zh: '已申报', en: 'Sent' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  refused: { zh: '被拒绝', en: 'Refused' },
  canceled: { zh: '已撤销', en: 'Canceled' },
}

const UNITS: Readonly<Record<string, string>> = {
  stock: '股',
  'depositary-receipt': '份',
  'b-share': '股',
  etf: '份',
  lof: '份',
  'closed-fund': '份',
  reit: '份',
}

/** What is counted of an instrument: shares, fund units, or yuan of a bond's face value. */
export function unitOf(kind: string): string {
  return UNITS[kind] ?? '元面额'
}
