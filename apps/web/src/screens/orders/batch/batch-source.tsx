/** Where a batch comes from: a file that is chosen or dropped, or lines pasted from a spreadsheet. */
import { Alert, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import type { Answer } from '@guitai/web-kit/api/answers.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { FileLink } from '@guitai/web-kit/grid/file-link.tsx'
import { useKept } from '@guitai/web-kit/form/use-kept.ts'
import { newRequestId } from '@guitai/web-kit/api/request-id.ts'
import { OwnJob } from '../../../parts/own-job.tsx'
import { useText } from '../../../texts/use-text.ts'
import { headerIn, pastedLines, sendBatch } from './send-batch.ts'
import './batch.css'

export interface CheckedBatch {
  readonly batchNo: number
  /** Orders of clients with a trading password: with one of them a second person signs the batch. */
  readonly withPassword: number
  /** The columns of the file that say nothing of an order. */
  readonly ignoredColumns: readonly string[]
}

interface Source {
  readonly name: string
  readonly content: Blob | string
}

export function BatchSource({ onChecked }: { readonly onChecked: (batch: CheckedBatch) => void }) {
  const { t, language } = useText()
  const header = headerIn(language)
  const chooser = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useKept('pasted', '')
  const { answer, isSending, send } = useSending(batch => {
    setPasted('')
    onChecked(batch)
  })
  const sendFile = (file: File | undefined): void => {
    if (file !== undefined) send({ name: file.name.slice(0, 100), content: file })
  }
  return (
    <div
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        sendFile(event.dataTransfer.files[0])
      }}
    >
      <p className="quiet">
        {t('batch.about')} <code>{header}</code>
      </p>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".csv,.txt,.xlsx"
        onChange={event => {
          sendFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className="form-buttons">
        <Button type="primary" autoFocus loading={isSending} onClick={() => chooser.current?.click()}>
          {t('batch.choose')}
        </Button>
        <span className="quiet">{t('batch.drop')}</span>
        <Templates />
      </div>
      <Input.TextArea
        rows={12}
        className="figure batch-paste"
        aria-label={t('batch.pasted')}
        placeholder={`${header}\n10000001,600000,${SIDE_WORDS.buy[language]},10.00,100`}
        value={pasted}
        onChange={event => setPasted(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && event.ctrlKey && pasted.trim() !== '')
            send({ name: t('batch.pasted'), content: pastedLines(pasted, header) })
        }}
      />
      <div className="form-buttons">
        <Button
          disabled={pasted.trim() === ''}
          loading={isSending}
          onClick={() => send({ name: t('batch.pasted'), content: pastedLines(pasted, header) })}
        >
          {t('batch.check')}
        </Button>
        <span className="quiet key-hint">{t('batch.keys')}</span>
      </div>
      {isSending && <OwnJob functionCode="C93" />}
      <Problem answer={answer} />
    </div>
  )
}

function Templates() {
  const { t } = useText()
  return (['xlsx', 'csv'] as const).map(format => (
    <FileLink
      key={format}
      address={`/api/batches/template?format=${format}`}
      name={`${t('batch.templateName')}.${format}`}
      label={t(`batch.template.${format}`)}
    />
  ))
}

/** The same content goes under the same id until it is answered: no batch is made twice. */
function useSending(onChecked: (batch: CheckedBatch) => void) {
  const [answer, setAnswer] = useState<Answer>()
  const [isSending, setSending] = useState(false)
  const open = useRef<{ readonly content: Blob | string; readonly requestId: string }>(undefined)
  const send = ({ name, content }: Source): void => {
    if (isSending) return
    if (open.current?.content !== content) open.current = { content, requestId: newRequestId() }
    setSending(true)
    void sendBatch(name, content, open.current.requestId).then(reply => {
      setSending(false)
      setAnswer(reply)
      if (reply.kind !== 'unknown') open.current = undefined
      if (reply.kind === 'accepted') onChecked(reply.result as CheckedBatch)
    })
  }
  return { answer, isSending, send }
}

function Problem({ answer }: { readonly answer: Answer | undefined }) {
  const { t, pick } = useText()
  if (answer === undefined || answer.kind === 'accepted') return null
  const words =
    answer.kind === 'refused' || answer.kind === 'unavailable'
      ? pick(answer.complaint.message)
      : t('act.unknown')
  return <Alert type="error" showIcon title={words} />
}
