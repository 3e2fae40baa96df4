/** HH 我的会话: at which workstations one is signed in; each can be ended, or all at once, this one too. And the own second factor. */
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Complaint } from '@guitai/web-kit/api/answers.ts'
import { endSession, useOwnSessions, type OwnSession } from '../../../api/own-sessions.ts'
import { leavePage } from '@guitai/web-kit/api/page-owner.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { showMoment } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../../../texts/use-text.ts'
import { OwnFactor } from '../second-factor/own-factor.tsx'

export function Sessions() {
  const { t, pick } = useText()
  const [asked, setAsked] = useState<OwnSession | 'all'>()
  const { data: sessions = [], refetch } = useOwnSessions()
  const { end, isSending, complaint } = useEnd(() => {
    setAsked(undefined)
    void refetch()
  })
  return (
    <div className="screen">
      <section className="panel">
        <h1>HH {t('sessions.title')}</h1>
        <SessionTable sessions={sessions} onEnd={setAsked} />
        <Button danger onClick={() => setAsked('all')}>
          {t('sessions.endAll')}
        </Button>
        {complaint !== undefined && (
          <Alert
            type="error"
            showIcon
            title={complaint === 'unreachable' ? t('problem.unreachable') : pick(complaint.message)}
          />
        )}
      </section>
      <OwnFactor />
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={asked === 'all' ? t('sessions.endAll') : t('sessions.end')}
        facts={factsOf(asked, sessions).map(each => [t('sessions.workstation'), each.workstation])}
        isSending={isSending}
        onConfirm={() => void end(asked)}
        onBack={() => setAsked(undefined)}
      />
    </div>
  )
}

function factsOf(
  asked: OwnSession | 'all' | undefined,
  sessions: readonly OwnSession[],
): readonly OwnSession[] {
  if (asked === 'all') return sessions
  return asked === undefined ? [] : [asked]
}

function useEnd(onDone: () => void) {
  const [complaint, setComplaint] = useState<Complaint | 'unreachable'>()
  const [isSending, setSending] = useState(false)
  const end = async (asked: OwnSession | 'all' | undefined): Promise<void> => {
    if (asked === undefined) return
    setSending(true)
    try {
      const refused = await endSession(asked === 'all' ? undefined : asked.session)
      setComplaint(refused)
      const isGone = refused === undefined && (asked === 'all' || asked.isThisOne)
      if (isGone) leavePage()
    } catch {
      setComplaint('unreachable')
    } finally {
      setSending(false)
      onDone()
    }
  }
  return { end, isSending, complaint }
}

interface SessionTableProps {
  readonly sessions: readonly OwnSession[]
  readonly onEnd: (session: OwnSession) => void
}

function SessionTable({ sessions, onEnd }: SessionTableProps) {
  const { t } = useText()
  return (
    <table className="steps">
      <thead>
        <tr>
          <th>{t('sessions.workstation')}</th>
          <th>{t('sessions.since')}</th>
          <th>{t('sessions.lastUsed')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sessions.map(each => (
          <tr key={each.session} data-session={each.session}>
            <td>
              {each.workstation} {each.isThisOne && <b>{t('sessions.thisOne')}</b>}
            </td>
            <td className="figure">{showMoment(each.since)}</td>
            <td className="figure">{showMoment(each.lastUsedAt)}</td>
            <td>
              <Button size="small" onClick={() => onEnd(each)}>
                {t('sessions.end')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
