/** The own second factor, on the screen of the own sessions: whether there is one, and how to get it. */
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { ME, useMe } from '../../../api/session.ts'
import { useText } from '../../../texts/use-text.ts'
import { Enrol } from './enrol.tsx'

export function OwnFactor() {
  const { t } = useText()
  const client = useQueryClient()
  const { data: me } = useMe()
  const [isEnrolling, setEnrolling] = useState(false)
  const done = (): void => {
    setEnrolling(false)
    void client.invalidateQueries({ queryKey: ME })
    void client.invalidateQueries({ queryKey: ['own-sessions'] })
  }
  return (
    <section className="panel own-factor">
      <h2>{t('factor.title')}</h2>
      {me?.hasSecondFactor === true && <Alert type="success" showIcon title={t('factor.inUse')} />}
      {me?.hasSecondFactor !== true && isEnrolling && <Enrol onDone={done} />}
      {me?.hasSecondFactor !== true && !isEnrolling && (
        <>
          <p className="quiet">{t('factor.none')}</p>
          <Button onClick={() => setEnrolling(true)}>{t('factor.enrol')}</Button>
        </>
      )}
    </section>
  )
}
