/** A role of the teller's asks for a second factor: it is enrolled before anything else; until then the server takes nothing else. */
import { useQueryClient } from '@tanstack/react-query'
import { ME, signOut, type Me } from '../../../api/session.ts'
import { LanguageSwitch } from '../../../shell/language-switch.tsx'
import { useText } from '../../../texts/use-text.ts'
import { Enrol } from '../second-factor/enrol.tsx'
import './sign-in.css'

export function FirstFactor({ me }: { readonly me: Me }) {
  const { t } = useText()
  const client = useQueryClient()
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <h1>
            {me.teller.fullName} <small>{t('factor.title')}</small>
          </h1>
          <LanguageSwitch />
        </div>
        <p className="quiet">{t('factor.needed')}</p>
        <Enrol onDone={() => void client.invalidateQueries({ queryKey: ME })} />
        <button type="button" className="sign-in-leave" onClick={() => void signOut()}>
          {t('top.signOut')}
        </button>
      </div>
    </main>
  )
}
