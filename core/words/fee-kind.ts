/** The fees of a trade, by the receiver. */
import type { Words } from './words.ts'

export const FEE_KIND_WORDS = {
  commission: { zh: '佣金', en: 'Commission' },
  stampDuty: { zh: '印花税', en: 'Stamp duty' },
  transferFee: { zh: '过户费', en: 'Transfer fee' },
  exchangeFee: { zh: '经手费', en: 'Exchange fee' },
  regulatoryFee: { zh: '证管费', en: 'Regulatory fee' },
  settlementFee: { zh: '结算费', en: 'Settlement fee' },
} as const satisfies Words
export type FeeKind = keyof typeof FEE_KIND_WORDS
