/** In a trial: the market passes the rest of its day at once, after a question. What follows from it comes as events. */
import type { Complaint } from '@guitai/web-kit/api/answers.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useMe } from '../../api/session.ts'
import { closeTrialMarket } from '../../api/trial-market.ts'
import { useText } from '../../texts/use-text.ts'
import type { DayRecord } from './day-plan.ts'

export function CloseMarket({ day }: { readonly day: DayRecord }) {
  const { t, pick } = useText()
  const { data: me } = useMe()
  const [isAsking, setAsking] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Complaint | 'unreachable'>()
  const isOver = day.phase !== 'open' || day.markets.every(({ streamComplete }) => streamComplete)
  if (me?.mayCloseMarket !== true || isOver) return null
  const close = async (): Promise<void> => {
    setSending(true)
    setProblem(await closeTrialMarket().catch(() => 'unreachable' as const))
    setSending(false)
    setAsking(false)
  }
  return (
    <>
      {problem !== undefined && (
        <Alert
          type="error"
          showIcon
          title={problem === 'unreachable' ? t('problem.unreachable') : pick(problem.message)}
        />
      )}
      <Button loading={isSending} onClick={() => setAsking(true)}>
        {t('day.closeMarket')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('day.closeMarket')}
        facts={[
          [t('day.businessDate'), day.businessDate],
          [t('day.closeMarketThen'), t('day.closeMarketWhat')],
        ]}
        isSending={isSending}
        onBack={() => setAsking(false)}
        onConfirm={() => void close()}
      />
    </>
  )
}
