/** The words of the reasons when one refusal has several at once: '{reasons}' in its message. */
import { CLOSING_REASON_WORDS } from '../words/closing-reason.ts'
import type { Words } from '../words/words.ts'

const REASONS: Words = CLOSING_REASON_WORDS

/** 'open_order:12,holding:600000.XSHG' → '有未了结委托 12；有证券余额 600000.XSHG'. */
export function reasonsText(reasons: string, language: 'zh' | 'en'): string {
  const words = reasons.split(',').map(reason => {
    const colon = reason.indexOf(':')
    const known = REASONS[reason.slice(0, colon)]
    return known === undefined ? reason : `${known[language]} ${reason.slice(colon + 1)}`
  })
  return words.join(language === 'zh' ? '；' : '; ')
}
