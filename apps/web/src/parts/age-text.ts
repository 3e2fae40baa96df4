/** How long ago, in the largest unit of which there are two. */
import type { Texts } from '../texts/use-text.ts'

export function ageText(seconds: number, t: Texts['t']): string {
  if (seconds < 120) return t('age.seconds', { count: seconds })
  const minutes = Math.floor(seconds / 60)
  return minutes < 120
    ? t('age.minutes', { count: minutes })
    : t('age.hours', { count: Math.floor(minutes / 60) })
}
