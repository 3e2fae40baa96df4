/** The subjects of functions and reports, in the order of the documents. */
import type { Words } from './words.ts'

export const MODULE_WORDS = {
  funds: { zh: '资金管理', en: 'Funds' },
  counter: { zh: '柜台管理', en: 'Counter' },
  'counter-more': { zh: '柜台补充', en: 'Counter, more' },
  orders: { zh: '委托服务', en: 'Orders' },
  issues: { zh: '新股与权益', en: 'Issues and entitlements' },
  conversion: { zh: '数据转换', en: 'Conversion' },
  'day-end': { zh: '日终管理', en: 'Day end' },
  queries: { zh: '查询管理', en: 'Queries' },
  reports: { zh: '报表管理', en: 'Reports' },
  system: { zh: '系统管理', en: 'System' },
  bank: { zh: '银证转账', en: 'Bank transfer' },
  monitoring: { zh: '系统监控', en: 'Monitoring' },
  margin: { zh: '融资与自营', en: 'Margin, own account' },
  service: { zh: '客户服务', en: 'Client service' },
} as const satisfies Words
export type Module = keyof typeof MODULE_WORDS
