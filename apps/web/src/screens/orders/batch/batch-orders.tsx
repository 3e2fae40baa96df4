/**
 * C03 批量委托: a file (CSV, Excel) or pasted lines → a dry run that answers every line → confirmed by its number → what each came to.
 * Nothing is entered before the confirmation; confirmed again after an interruption the batch goes on, and no order comes twice.
 */
import { Alert, Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { saidAnswer } from '@guitai/core/frame/said-answer.ts'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { reportAddress, useReport } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { AnswerNote } from '@guitai/web-kit/form/answer-note.tsx'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { FileLink } from '@guitai/web-kit/grid/file-link.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { showCount } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { OwnJob } from '../../../parts/own-job.tsx'
import { stay, useRoute } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import { BatchSource } from './batch-source.tsx'
import './batch.css'

export function BatchOrders() {
  const { t, pick } = useText()
  const info = useListedFunction('C03')
  const { parameters } = useRoute()
  const batchNo = Number(parameters['batchNo']) || undefined
  const open = (next: number | undefined): void => stay('C03', next === undefined ? {} : { batchNo: next })
  return (
    <div className="screen filling">
      <section className="panel bar-filters">
        <h1>C03 {pick(info?.title)}</h1>
        <div className="bar-fields">
          <Input
            className="figure-input"
            placeholder={t('batch.number')}
            aria-label={t('batch.number')}
            onPressEnter={event => open(Number(event.currentTarget.value) || undefined)}
          />
          {batchNo !== undefined && <Button onClick={() => open(undefined)}>{t('batch.another')}</Button>}
        </div>
      </section>
      {batchNo === undefined ? (
        <>
          <section className="panel batch-source">
            <BatchSource
              onChecked={({ batchNo: next, withPassword, ignoredColumns }) =>
                stay('C03', { batchNo: next, withPassword, ignored: ignoredColumns.join('、') })
              }
            />
          </section>
          <Recent />
        </>
      ) : (
        <Batch
          key={batchNo}
          batchNo={batchNo}
          withPassword={Number(parameters['withPassword'] ?? 0)}
          ignored={parameters['ignored'] ?? ''}
        />
      )}
    </div>
  )
}

const RECENT = [
  'batchNo',
  'name',
  'status',
  'lines',
  'good',
  'refused',
  'orderCount',
  'amount',
  'withPassword',
  'tellerName',
  'checkedAt',
  'confirmedAt',
]

/** The day's batches, the newest first; Enter opens one. */
function Recent() {
  const { t } = useText()
  return (
    <section className="panel filling">
      <h2>{t('batch.recent')}</h2>
      <ReportGrid
        report="order-batches"
        parameters={{ limit: 100 }}
        choice={{ live: ['order'] }}
        only={RECENT}
        rowKey={row => textOf(row['batchNo'])}
        onOpen={row =>
          stay('C03', { batchNo: Number(row['batchNo']), withPassword: Number(row['withPassword'] ?? 0) })
        }
      />
    </section>
  )
}

const LINES = [
  'lineNo',
  'sliceNo',
  'status',
  'field',
  'problem',
  'problemEn',
  'clientNo',
  'clientName',
  'instrument',
  'securityName',
  'side',
  'orderType',
  'price',
  'quantity',
  'holdCash',
  'orderId',
  'approvalId',
] as const
const SHOWN = ['all', 'good', 'wrong'] as const

interface BatchProps {
  readonly batchNo: number
  readonly withPassword: number
  /** The columns of the file that were not read, where the file was just sent. */
  readonly ignored: string
}

function Batch({ batchNo, withPassword, ignored }: BatchProps) {
  const { t, language } = useText()
  const [only, setOnly] = useState<string>('all')
  const [isAsking, setAsking] = useState(false)
  const [done, setDone] = useState<Readonly<Record<string, unknown>>>()
  const parameters = { batchNo, limit: 500, ...(only === 'all' ? {} : { only }) }
  const good = useReport('batch-lines', { batchNo, only: 'good', limit: 500 })
  const act = useAct('C03', result => setDone(result as Record<string, unknown>))
  const count = good.data?.rows.filter(row => row['status'] === 'good').length ?? 0
  const more = good.data?.next !== undefined && good.data.next !== null
  const agree = useRef<HTMLButtonElement>(null)
  const isReady = count > 0
  // Not before it can be pressed: a button that is out of order takes no focus.
  useEffect(() => {
    if (isReady) agree.current?.focus()
  }, [isReady])
  const confirm = async (): Promise<void> => {
    await act.start({ batchNo })
    setAsking(false)
    await good.refetch()
  }
  return (
    <section className="panel filling">
      {ignored !== '' && <Alert type="warning" showIcon title={t('batch.ignored', { columns: ignored })} />}
      <div className="batch-head">
        <h2>{t('batch.title', { batchNo })}</h2>
        <ChoiceButtons
          name="only"
          label={t('orders.status')}
          value={only}
          onChange={setOnly}
          options={SHOWN.map(value => ({ value, label: t(`batch.${value}`) }))}
        />
        <Button ref={agree} type="primary" disabled={count === 0} onClick={() => setAsking(true)}>
          {t('batch.confirm', { count: `${count}${more ? '+' : ''}` })}
        </Button>
        <FileLink
          address={reportAddress('batch-refused', { batchNo, format: 'xlsx', language })}
          name={t('batch.refusedName', { batchNo })}
          label={t('batch.refusedLines')}
        />
      </div>
      {withPassword > 0 && done === undefined && (
        <Alert type="info" showIcon title={t('batch.withPasswordNote', { count: withPassword })} />
      )}
      <AnswerNote act={act} />
      {done !== undefined && <Done result={done} />}
      <ReportGrid
        report="batch-lines"
        parameters={parameters}
        choice={{ live: ['order'] }}
        only={LINES}
        rowKey={row => `${textOf(row['lineNo'])}/${textOf(row['sliceNo'])}`}
        rowClass={row => (row['status'] === 'refused' || row['status'] === 'rejected' ? 'wrong' : undefined)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('batch.confirmTitle', { batchNo })}
        isSending={act.isSending}
        extra={act.isSending && <OwnJob functionCode="C03" />}
        onConfirm={() => void confirm()}
        onBack={() => setAsking(false)}
        facts={[
          [t('batch.good'), `${showCount(count)}${more ? '+' : ''}`],
          ...(withPassword === 0 ? [] : [[t('batch.withPassword'), showCount(withPassword)] as const]),
        ]}
      />
    </section>
  )
}

function Done({ result }: { readonly result: Readonly<Record<string, unknown>> }) {
  const said = saidAnswer(useListedFunction('C03')?.answerSchema ?? {}, result, useText().language)
  const words = said.map(({ title, text }) => `${title} ${text}`)
  return <Alert type="success" showIcon title={words.join('  ')} />
}
