/** What waits for a second person: the whole request, its maker, and agree (A) or refuse (R). */
import { textOf } from '../../format/text-of.ts'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useFunctionInfo, useFunctions, useReportInfo } from '../../api/catalogue.ts'
import { useReport, type Row } from '../../api/reports.ts'
import { useAct } from '../../api/use-act.ts'
import { AnswerNote } from '../../form/answer-note.tsx'
import { ConfirmDialog } from '../../form/confirm-dialog.tsx'
import { reportColumns } from '../../grid/columns.ts'
import { DataGrid } from '../../grid/data-grid.tsx'
import { ReadingProblem } from '../../grid/reading-problem.tsx'
import { chosenColumns, keyOfRow } from '../../grid/report-grid.tsx'
import { useText } from '../../texts/use-text.ts'
import { RequestContent } from './request-content.tsx'

const COLUMNS = ['approvalId', 'requestedAt', 'functionCode', 'makerName', 'reason', 'status', 'checkerName']
const STATUSES = ['waiting', 'approved', 'refused', 'expired']

interface Decision {
  readonly row: Row
  readonly agree: boolean
}

export function Approvals() {
  const texts = useText()
  const { t, word } = texts
  const [status, setStatus] = useState('waiting')
  const [current, setCurrent] = useState<Row>()
  const [asked, setAsked] = useState<Decision>()
  const { data, error, isLoading } = useReport(
    'approvals',
    { status },
    { live: ['approval', 'order', 'cash'] },
  )
  const rows = useMemo(() => data?.rows ?? [], [data])
  const columns = useColumns(rows)
  const chosen = rows.find(row => row['approvalId'] === current?.['approvalId']) ?? rows[0]
  const decide = (row: Row | undefined, agree: boolean): boolean => {
    if (row === undefined || row['status'] !== 'waiting') return false
    setCurrent(row)
    setAsked({ row, agree })
    return true
  }
  if (error !== null) return <ReadingProblem error={error} />
  return (
    <div className="screen approvals">
      <section className="panel bar-filters">
        <h2>FH {t('approvals.title')}</h2>
        <div className="bar-fields">
          <Select
            value={status}
            onChange={setStatus}
            options={STATUSES.map(value => ({ value, label: word('approval', value) }))}
          />
        </div>
      </section>
      <section className="panel filling">
        <DataGrid
          label={t('approvals.title')}
          columns={columns}
          rows={rows}
          rowKey={keyOfRow}
          isLoading={isLoading}
          empty={t('approvals.none')}
          onOpen={setCurrent}
          onKey={(key, row) => (key === 'a' || key === 'r') && decide(row, key === 'a')}
          foot={<span className="quiet">{t('approvals.keys')}</span>}
        />
      </section>
      <section className="panel approval-detail">
        {chosen === undefined ? (
          <p className="quiet">{t('approvals.none')}</p>
        ) : (
          <Detail row={chosen} onDecide={agree => decide(chosen, agree)} />
        )}
        <Deciding asked={asked} onDone={() => setAsked(undefined)} />
      </section>
    </div>
  )
}

function useColumns(rows: readonly Row[]) {
  const texts = useText()
  const info = useReportInfo('approvals')
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

function Detail({ row, onDecide }: { readonly row: Row; readonly onDecide: (agree: boolean) => void }) {
  const { t } = useText()
  const mayDecide = useFunctionInfo('approve')?.mayRun === true
  return (
    <>
      <h2>
        {t('approvals.request')} {textOf(row['approvalId'])}
      </h2>
      <RequestContent row={row} />
      {row['status'] === 'waiting' && mayDecide && (
        <div className="form-buttons">
          <Button type="primary" onClick={() => onDecide(true)}>
            {t('approvals.agree')} (A)
          </Button>
          <Button danger onClick={() => onDecide(false)}>
            {t('approvals.refuse')} (R)
          </Button>
        </div>
      )}
    </>
  )
}

function Deciding({ asked, onDone }: { readonly asked: Decision | undefined; readonly onDone: () => void }) {
  const { t } = useText()
  const act = useAct('approve')
  const confirm = async (): Promise<void> => {
    if (asked === undefined) return
    await act.start({ approvalId: Number(asked.row['approvalId']), agree: asked.agree })
    onDone()
  }
  return (
    <>
      <AnswerNote act={act} />
      {act.answer?.kind === 'accepted' && <p className="order-done">{t('approvals.done')}</p>}
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={t(asked?.agree === false ? 'approvals.refuse' : 'approvals.agree')}
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
