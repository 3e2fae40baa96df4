/** The scopes of a trading block: whom it concerns. */
import type { Words } from './words.ts'

export const BLOCK_SCOPE_WORDS = {
  firm: { zh: '全公司', en: 'The firm' },
  branch: { zh: '营业部', en: 'Branch' },
  unit: { zh: '席位', en: 'Trading unit' },
  client: { zh: '客户', en: 'Client' },
} as const satisfies Words
export type BlockScope = keyof typeof BLOCK_SCOPE_WORDS
