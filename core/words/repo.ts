/** Pledged repos: who lends, and the state of the repo. */
import type { Words } from './words.ts'

export const REPO_SIDE_WORDS = {
  lend: { zh: '融券（逆回购）', en: 'Lent' },
  borrow: { zh: '融资（正回购）', en: 'Borrowed' },
} as const satisfies Words
export type RepoSide = keyof typeof REPO_SIDE_WORDS

export const REPO_STATUS_WORDS = {
  open: { zh: '未到期', en: 'Open' },
  due: { zh: '到期', en: 'Due' },
  matured: { zh: '已了结', en: 'Matured' },
} as const satisfies Words
export type RepoStatus = keyof typeof REPO_STATUS_WORDS
