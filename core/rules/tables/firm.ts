/** The firm's name in its documents, and under a branch's number the name of the branch. */
import type { FirmRow } from '../parameters.ts'

/** The row for a branch that has none of its own. */
export const EVERY_BRANCH = '*'

export const FIRM: readonly FirmRow[] = [
  {
    key: EVERY_BRANCH,
    from: '1970-01-01',
    name: { zh: '柜台证券股份有限公司', en: 'Guitai Securities Co., Ltd.' },
    branchName: null,
    source: "the firm's own name",
  },
]
