/** How the size of an order is chosen when several holdings or securities are ordered together (C02). */
import type { Words } from './words.ts'

export const PICK_SIZE_WORDS = {
  all: { zh: '全部', en: 'All' },
  half: { zh: '二分之一', en: 'Half' },
  third: { zh: '三分之一', en: 'A third' },
  'odd-lot': { zh: '零股', en: 'Odd lot' },
  quantity: { zh: '指定数量', en: 'A number' },
} as const satisfies Words
