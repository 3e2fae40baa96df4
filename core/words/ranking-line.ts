/** What a line of a ranking stands for. */
import { BLOCK_SCOPE_WORDS } from './block-scope.ts'
import { only, type Words } from './words.ts'

export const RANKING_LINE_WORDS = {
  ...only(BLOCK_SCOPE_WORDS, 'client'),
  rest: { zh: '其余客户', en: 'All others' },
} as const satisfies Words
