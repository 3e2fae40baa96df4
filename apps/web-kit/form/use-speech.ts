/** How an answer is put into words here: in the chosen language, coded values by the words of the screens. */
import type { Speech } from '@guitai/core/frame/said-answer.ts'
import { useText } from '../texts/use-text.ts'

const GROUPS = ['status', 'warning'] as const

export function useSpeech(): Speech {
  const { language, word } = useText()
  return {
    language,
    word: code => GROUPS.map(group => word(group, code)).find(text => text !== code) ?? code,
  }
}
