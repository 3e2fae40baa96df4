/** RW 任务: what runs, is done, failed or was interrupted, with its bar; cancel (C) where it may be, go on (G) where it was interrupted. */
import { JOB_STATUS_WORDS } from '@guitai/core/words/job-status.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import { useFunctions, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { useRunningJobs } from '@guitai/web-kit/api/use-running-jobs.ts'
import { AnswerNote } from '@guitai/web-kit/form/answer-note.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { JobBar } from '@guitai/web-kit/form/job-bar.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { reportColumns, type GridColumn } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { chosenColumns } from '@guitai/web-kit/grid/report-grid.tsx'
import { useText } from '../../texts/use-text.ts'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useMe } from '../../api/session.ts'
import { readableInput, requestInput } from '@guitai/web-kit/form/readable-input.ts'
import { fieldsOfRequest } from '../parameters/table-forms.ts'
import { deedsFor, KEYS, type Deed } from './job-deeds.ts'

const MOST_SHOWN = 200
const STATUSES = valuesOf(JOB_STATUS_WORDS)
const ALL = ''

interface Asked {
  readonly row: Row
  readonly deed: Deed
}

export function Jobs() {
  const { t, word } = useText()
  const [status, setStatus] = useState<string>(ALL)
  const [chosenNo, setChosenNo] = useState<unknown>()
  const [asked, setAsked] = useState<Asked>()
  const filter = status === ALL ? {} : { status }
  const { data, error, isLoading } = useReport('jobs', { limit: MOST_SHOWN, ...filter }, { live: ['job'] })
  const rows = useMemo(() => data?.rows ?? [], [data])
  const columns = useColumns(rows)
  const { data: me } = useMe()
  const chosen = rows.find(row => row['jobNo'] === chosenNo) ?? rows[0]
  const ask = (row: Row | undefined, deeds: readonly Deed[] = []): boolean => {
    const deed = row === undefined ? undefined : deedsFor(row, me).find(each => deeds.includes(each))
    if (row === undefined || deed === undefined) return false
    setChosenNo(row['jobNo'])
    setAsked({ row, deed })
    return true
  }
  if (error !== null) return <ReadingProblem error={error} />
  return (
    <div className="screen filling">
      <section className="panel bar-filters">
        <h1>RW {t('jobs.title')}</h1>
        <div className="bar-fields">
          <Select
            aria-label={t('orders.status')}
            value={status}
            onChange={setStatus}
            options={[ALL, ...STATUSES].map(value => ({
              value,
              label: value === ALL ? t('jobs.all') : word('job', value),
            }))}
          />
          {chosen !== undefined &&
            deedsFor(chosen, me).map(deed => (
              <Button key={deed} danger={deed !== 'resume'} onClick={() => ask(chosen, [deed])}>
                {t(`jobs.${deed}`)} {textOf(chosen['jobNo'])} ({deed === 'resume' ? 'G' : 'C'})
              </Button>
            ))}
        </div>
      </section>
      <section className="panel filling">
        <Doing asked={asked} onDone={() => setAsked(undefined)} />
        <DataGrid
          label={t('jobs.title')}
          columns={columns}
          rows={rows}
          autoFocus
          rowKey={row => textOf(row['jobNo'])}
          rowClass={row =>
            row['status'] === 'failed' || row['status'] === 'interrupted' ? 'wrong' : undefined
          }
          isLoading={isLoading}
          empty={t('jobs.none')}
          onOpen={row => setChosenNo(row['jobNo'])}
          onKey={(key, row) => ask(row, KEYS[key])}
          foot={<span className="quiet">{t('jobs.keys')}</span>}
        />
      </section>
    </div>
  )
}

/** The bar follows the event line between two readings of the list. */
function useColumns(rows: readonly Row[]): readonly GridColumn[] {
  const texts = useText()
  const { pick, language } = texts
  const info = useListedReport('jobs')
  const running = useRunningJobs()
  const { data: functions } = useFunctions()
  return useMemo(() => {
    const title = (row: Row): string => {
      const found = functions?.find(({ code }) => code === row['functionCode'])
      return `${textOf(row['functionCode'])} ${pick(found?.title)}`
    }
    const bar = (row: Row) => {
      const { done, of } = running.get(Number(row['jobNo'])) ?? { done: Number(row['done']), of: row['of'] }
      return row['status'] === 'running' ? (
        <JobBar done={done} of={of === null ? null : Number(of)} />
      ) : (
        countOf(row)
      )
    }
    /** Under the titles of the function's own fields. */
    const content = (row: Row): string => {
      const input = requestInput(row['input'])
      const info = functions?.find(({ code }) => code === row['functionCode'])
      const facts = readableInput(input, fieldsOfRequest(info?.inputSchema, input['table']), texts)
      return facts.map(([name, value]) => `${name} ${value}`).join(texts.t('word.separator'))
    }
    const problem = language === 'zh' ? 'problem' : 'problemEn'
    const names = [
      'jobNo',
      'functionCode',
      'status',
      'done',
      'tellerName',
      'requestedAt',
      'endedAt',
      problem,
      'input',
    ]
    return reportColumns(chosenColumns(info?.columns, names), rows, texts).map((column): GridColumn => {
      if (column.name === 'functionCode') return { ...column, width: 190, show: title }
      if (column.name === 'input') return { ...column, width: 260, show: content }
      if (column.name === 'done') return { ...column, width: 130, align: 'left', show: bar }
      return column.name === problem ? { ...column, title: texts.t('jobs.problem') } : column
    })
  }, [info, functions, rows, texts, running, pick, language])
}

const countOf = ({ done, of }: Row): string =>
  (of ?? null) === null ? textOf(done) : `${textOf(done)} / ${textOf(of)}`

function Doing({ asked, onDone }: { readonly asked: Asked | undefined; readonly onDone: () => void }) {
  const { t, pick } = useText()
  const { data: functions } = useFunctions()
  const canceling = useAct('cancel-job')
  const resuming = useAct('resume-job')
  const [last, setLast] = useState<Deed>('cancel')
  const act = (asked?.deed ?? last) === 'resume' ? resuming : canceling
  const confirm = async (): Promise<void> => {
    if (asked === undefined) return
    setLast(asked.deed)
    await act.start({ jobNo: Number(asked.row['jobNo']) })
    onDone()
  }
  const title = functions?.find(({ code }) => code === asked?.row['functionCode'])?.title
  return (
    <>
      <AnswerNote act={act} />
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={t(`jobs.${asked?.deed ?? 'cancel'}`)}
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={onDone}
        facts={[
          [t('jobs.number'), textOf(asked?.row['jobNo'])],
          [t('jobs.function'), `${textOf(asked?.row['functionCode'])} ${pick(title)}`],
          [t('jobs.asker'), textOf(asked?.row['tellerName'])],
        ]}
      />
    </>
  )
}
