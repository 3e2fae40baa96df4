/** Titles that are the same everywhere: fields, columns and texts with the same meaning have the same title. */
import type { Words } from './words.ts'

export const TITLES = {
  amount: { zh: '金额', en: 'Amount' },
  price: { zh: '价格', en: 'Price' },
  quantity: { zh: '数量', en: 'Quantity' },
  side: { zh: '买卖', en: 'Side' },
  market: { zh: '市场', en: 'Market' },
  status: { zh: '状态', en: 'Status' },
  password: { zh: '密码', en: 'Password' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Words
