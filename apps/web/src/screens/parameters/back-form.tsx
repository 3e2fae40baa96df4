/** Goes back from a row by one act: what held before it holds again. */
import { Form, Input } from 'antd'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useText } from '../../texts/use-text.ts'

export interface BackFormProps {
  readonly code: string
  readonly row: Row
  readonly content: string
  /** The row's key in words. */
  readonly named: string
  readonly onDone: () => void
  readonly onLeave: () => void
}

/** The name under which the reason is kept that was typed for going back from a row. */
export const backDraft = (row: Row): string => `back ${textOf(row['parameterNo'])}`

export function BackForm({ code, row, named, content, onDone, onLeave }: BackFormProps) {
  const { t } = useText()
  const [form] = Form.useForm<{ reason: string }>()
  const act = useAct(code, onDone)
  const parameterNo = Number(row['parameterNo'])
  return (
    <>
      <h2>
        {t('parameters.back')} {parameterNo}
      </h2>
      <dl className="facts">
        <div>
          <dt>{t('parameters.key')}</dt>
          <dd>{named}</dd>
        </div>
        <div>
          <dt>{t('parameters.validFrom')}</dt>
          <dd className="figure">{textOf(row['validFrom'])}</dd>
        </div>
        <div>
          <dt>{t('parameters.content')}</dt>
          <dd>{content}</dd>
        </div>
      </dl>
      <FunctionForm<{ reason: string }>
        form={form}
        act={act}
        fieldNames={['reason']}
        draft={backDraft(row)}
        submitLabel={t('parameters.back')}
        input={({ reason }) => ({ action: 'go-back', parameterNo, reason })}
        onClear={onLeave}
      >
        <Form.Item
          name="reason"
          label={t('parameters.reason')}
          rules={[{ required: true, message: t('form.needed', { title: t('parameters.reason') }) }]}
        >
          <Input maxLength={200} autoComplete="off" autoFocus />
        </Form.Item>
        {act.answer?.kind === 'accepted' && <p className="order-done">{t('parameters.done')}</p>}
      </FunctionForm>
    </>
  )
}
