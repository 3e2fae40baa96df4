/** Beside a form's button: whether a second person will be asked, said before anything is sent. */
import type { ListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { showMoney } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../texts/use-text.ts'

export function BeforeYouPress({ info }: { readonly info: ListedFunction }) {
  const { t, word } = useText()
  const limits = Object.entries(info.aloneUpTo ?? {})
  if (info.needsApproval === true) return <p className="quiet before-you-press">{t('form.needsApproval')}</p>
  if (limits.length === 0) return null
  const said = limits.map(([currency, limit]) => `${word('currency', currency)} ${showMoney(limit)}`)
  return (
    <p className="quiet before-you-press">
      {t('form.approvalAbove', { limits: said.join(t('word.separator')) })}
    </p>
  )
}
