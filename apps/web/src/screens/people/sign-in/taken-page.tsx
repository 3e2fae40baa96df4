/** In another tab of this browser somebody else has signed in: the page says so, holds nothing more, and offers the two ways on. */
import { forgetLoss } from '@guitai/web-kit/api/page-owner.ts'
import { usePage } from '@guitai/web-kit/api/use-page.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { ME, whoIsSignedIn, type Me } from '../../../api/session.ts'
import { beginAs } from '../../../shell/begin-as.ts'
import { LanguageSwitch } from '../../../shell/language-switch.tsx'
import { useText } from '../../../texts/use-text.ts'
import './sign-in.css'

export function TakenPage() {
  const { t } = useText()
  const client = useQueryClient()
  const { former } = usePage()
  const { data: now } = useQuery({
    queryKey: ['who-is-signed-in'],
    queryFn: async () => (await whoIsSignedIn()) ?? null,
    gcTime: 0,
  })
  const goOn = (me: Me): void => {
    client.setQueryData(ME, me)
    beginAs(me.teller.tellerNo, client)
  }
  return (
    <div className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <h1>
            柜台 <small>Guitai</small>
          </h1>
          <LanguageSwitch />
        </div>
        <Alert
          type="warning"
          showIcon
          title={t('page.taken', { former: former ?? '' })}
          description={t('page.emptied')}
        />
        {now !== undefined && now !== null && (
          <Button type="primary" size="middle" block autoFocus onClick={() => goOn(now)}>
            {t('page.goOn', { teller: `${now.teller.tellerNo} ${now.teller.fullName}` })}
          </Button>
        )}
        <Button size="middle" block className="sign-in-anew" autoFocus={now === null} onClick={forgetLoss}>
          {t('page.signIn')}
        </Button>
      </div>
    </div>
  )
}
