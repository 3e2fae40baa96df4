/** The files that the counter makes of a day for a trading unit (X05). */
import type { Words } from './words.ts'

export const REGISTRY_FILE_WORDS = {
  fills: { zh: '成交库', en: 'Fills' },
  holdings: { zh: '对帐库', en: 'Holdings' },
} as const satisfies Words
export type RegistryFileKind = keyof typeof REGISTRY_FILE_WORDS
