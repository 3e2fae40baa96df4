/**
 * What waits for a second person: the whole request, its maker; agree (A), refuse (R), take back an own one (W). And the list of the
 * own requests, of which the maker learns how each ended.
 */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Button, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useFunctions, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useMe } from '../../api/session.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { AnswerNote } from '@guitai/web-kit/form/answer-note.tsx'
import { AskDialog } from '@guitai/web-kit/form/ask-dialog.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { reportColumns } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { chosenColumns, keyOfRow } from '@guitai/web-kit/grid/report-grid.tsx'
import { useText } from '../../texts/use-text.ts'
import { deedsFor, type Deed } from './deeds.ts'
import { seeAll } from './seen-requests.ts'
import { RequestContent } from './request-content.tsx'
import { APPROVAL_STATUS_WORDS } from '@guitai/core/words/approval.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import './approvals.css'

const COLUMNS = [
  'approvalId',
  'requestedAt',
  'functionCode',
  'clientName',
  'instrument',
  'amount',
  'currency',
  'makerName',
  'reason',
  'aloneToday',
  'status',
  'checkerName',
  'approverName',
  'refusal',
]
const STATUSES = valuesOf(APPROVAL_STATUS_WORDS)

interface Decision {
  readonly row: Row
  readonly deed: Deed
}

const KEYS: Readonly<Record<string, Deed>> = { a: 'agree', r: 'refuse', w: 'withdraw' }

export function Approvals() {
  return <Requests code="FH" report="approvals" first="waiting" />
}

export function OwnRequests() {
  const { data: me } = useMe()
  const tellerNo = me?.teller.tellerNo
  useEffect(() => () => void (tellerNo !== undefined && seeAll(tellerNo)), [tellerNo])
  return <Requests code="WF" report="own-requests" first="" />
}

interface RequestsProps {
  readonly code: string
  readonly report: 'approvals' | 'own-requests'
  /** The state that is shown first; '': every one. */
  readonly first: string
}

function Requests({ code, report, first }: RequestsProps) {
  const texts = useText()
  const { t, word, pick } = texts
  const title = pick(useListedReport(report)?.title)
  const [status, setStatus] = useState(first)
  const [current, setCurrent] = useState<Row>()
  const [asked, setAsked] = useState<Decision>()
  const { data, error, isLoading } = useReport(report, { status }, { live: ['approval', 'order', 'cash'] })
  const rows = useMemo(() => data?.rows ?? [], [data])
  const columns = useColumns(report, rows)
  const chosen = rows.find(row => row['approvalId'] === current?.['approvalId']) ?? rows[0]
  const { data: me } = useMe()
  const decide = (row: Row | undefined, deed: Deed | undefined): boolean => {
    if (row === undefined || deed === undefined || !deedsFor(row, me).includes(deed)) return false
    setCurrent(row)
    setAsked({ row, deed })
    return true
  }
  if (error !== null) return <ReadingProblem error={error} />
  return (
    <div className="screen approvals">
      <section className="panel bar-filters">
        <h1>
          {code} {title}
        </h1>
        <div className="bar-fields">
          <Select
            aria-label={t('orders.status')}
            value={status}
            onChange={setStatus}
            options={[
              ...(first === '' ? [{ value: '', label: t('approvals.all') }] : []),
              ...STATUSES.map(value => ({ value, label: word('approval', value) })),
            ]}
          />
        </div>
      </section>
      <section className="panel filling">
        <DataGrid
          label={title}
          columns={columns}
          rows={rows}
          autoFocus
          rowKey={keyOfRow}
          isLoading={isLoading}
          empty={t('approvals.none')}
          onOpen={setCurrent}
          onKey={(key, row) => decide(row, KEYS[key])}
          foot={<span className="quiet">{t('approvals.keys')}</span>}
        />
      </section>
      <section className="panel approval-detail">
        {chosen === undefined ? (
          <p className="quiet">{t('approvals.none')}</p>
        ) : (
          <Detail row={chosen} deeds={deedsFor(chosen, me)} onDecide={deed => decide(chosen, deed)} />
        )}
        <Deciding asked={asked} onDone={() => setAsked(undefined)} />
      </section>
    </div>
  )
}

function useColumns(report: string, rows: readonly Row[]) {
  const texts = useText()
  const info = useListedReport(report)
  const { data: functions } = useFunctions()
  return useMemo(() => {
    const title = (row: Row): string => {
      const found = functions?.find(({ code }) => code === row['functionCode'])
      return `${textOf(row['functionCode'])} ${texts.pick(found?.title)}`
    }
    const columns = reportColumns(chosenColumns(info?.columns, COLUMNS), rows, texts)
    return columns.map(column =>
      column.name === 'functionCode' ? { ...column, width: 190, show: title } : column,
    )
  }, [info, functions, rows, texts])
}

interface DetailProps {
  readonly row: Row
  readonly deeds: readonly Deed[]
  readonly onDecide: (deed: Deed) => void
}

function Detail({ row, deeds, onDecide }: DetailProps) {
  const { t } = useText()
  return (
    <>
      <h2>
        {t('approvals.request')} {textOf(row['approvalId'])}
      </h2>
      <RequestContent row={row} />
      {deeds.length > 0 && (
        <div className="form-buttons">
          {deeds.map(deed => (
            <Button
              key={deed}
              type={deed === 'agree' ? 'primary' : 'default'}
              danger={deed === 'refuse'}
              onClick={() => onDecide(deed)}
            >
              {t(`approvals.${deed}`)} ({deed.charAt(0).toUpperCase()})
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

function Deciding({ asked, onDone }: { readonly asked: Decision | undefined; readonly onDone: () => void }) {
  const { t } = useText()
  const decision = useAct('approve')
  const taking = useAct('withdraw-approval')
  const [last, setLast] = useState<Deed>('agree')
  const act = last === 'withdraw' ? taking : decision
  const confirm = async (reason?: string): Promise<void> => {
    if (asked === undefined) return
    const { row, deed } = asked
    const approvalId = Number(row['approvalId'])
    setLast(deed)
    if (deed === 'withdraw') await taking.start({ approvalId })
    else if (reason === undefined) await decision.start({ approvalId, agree: true })
    else await decision.start({ approvalId, agree: false, reason })
    onDone()
  }
  return (
    <>
      <AnswerNote act={act} />
      {act.answer?.kind === 'accepted' && <p className="order-done">{t('approvals.done')}</p>}
      {asked?.deed === 'refuse' && (
        <AskDialog
          title={`${t('approvals.refuse')} ${textOf(asked.row['approvalId'])} ${textOf(asked.row['makerName'])}`}
          label={t('approvals.reason')}
          initial=""
          problem={text => (text === '' ? t('form.needed', { title: t('approvals.reason') }) : undefined)}
          onTake={reason => void confirm(reason)}
          onBack={onDone}
        />
      )}
      <ConfirmDialog
        isOpen={asked !== undefined && asked.deed !== 'refuse'}
        title={t(`approvals.${asked?.deed ?? 'agree'}`)}
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={onDone}
        facts={[
          [t('approvals.request'), textOf(asked?.row['approvalId'])],
          [t('approvals.maker'), textOf(asked?.row['makerName'])],
        ]}
      />
    </>
  )
}
