/** C04 批量撤单: a filter, beside it live what it would touch, one confirmation, what each cancel came to. */
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import type { Input } from '../../api/act.ts'
import { useFunctionInfo } from '../../api/catalogue.ts'
import { useReport, type Row } from '../../api/reports.ts'
import { useAct } from '../../api/use-act.ts'
import { ConfirmDialog } from '../../form/confirm-dialog.tsx'
import { formModel, inputOf } from '../../form/form-model.ts'
import { FunctionForm } from '../../form/function-form.tsx'
import { LineAnswers, linesOf, type LineAnswer } from '../../form/line-answers.tsx'
import { SchemaField } from '../../form/schema-field.tsx'
import { textOf } from '../../format/text-of.ts'
import { ReportGrid } from '../../grid/report-grid.tsx'
import { orderText } from '../../orders/order-text.ts'
import { useText } from '../../texts/use-text.ts'

const MOST_SHOWN = 500

export function BatchCancel() {
  const { t, pick, word } = useText()
  const info = useFunctionInfo('C04')
  const [form] = Form.useForm<Record<string, unknown>>()
  const fields = useMemo(() => formModel(info?.inputSchema), [info])
  const filter = inputOf(fields, Form.useWatch([], form) ?? {})
  const { data } = useReport('open-orders', { limit: MOST_SHOWN, ...filter }, { live: ['order', 'trade'] })
  const rows = data?.rows ?? []
  const count = `${rows.length}${data?.next === undefined || data.next === null ? '' : '+'}`
  const [asked, setAsked] = useState<{ readonly input: Input; readonly rows: readonly Row[] }>()
  const [answered, setAnswered] = useState<readonly LineAnswer[]>()
  const [touched, setTouched] = useState<readonly string[]>([])
  const act = useAct('C04', result => setAnswered(linesOf(result)))
  const confirm = async (): Promise<void> => {
    setTouched((asked?.rows ?? []).map(row => `${textOf(row['orderId'])} ${orderText(row, word)}`))
    await act.start(asked?.input ?? {})
    setAsked(undefined)
  }
  return (
    <div className="screen batch-cancel">
      <section className="panel">
        <h2>C04 {pick(info?.title)}</h2>
        <FunctionForm
          form={form}
          act={act}
          fieldNames={fields.map(({ name }) => name)}
          input={values => inputOf(fields, values)}
          submitLabel={t('orders.cancelChosen', { count })}
          onReady={input => {
            setAnswered(undefined)
            if (rows.length > 0) setAsked({ input, rows })
          }}
          onClear={() => setAnswered(undefined)}
        >
          {fields.map((field, index) => (
            <SchemaField key={field.name} field={field} autoFocus={index === 0} />
          ))}
        </FunctionForm>
      </section>
      <section className="panel filling">
        <h2>{t('cancel.touches', { count })}</h2>
        {answered !== undefined && (
          <LineAnswers lines={answered} names={touched.length === answered.length ? touched : []} />
        )}
        <ReportGrid
          report="open-orders"
          parameters={{ limit: MOST_SHOWN, ...filter }}
          choice={{ live: ['order', 'trade'] }}
          rowKey={row => textOf(row['orderId'])}
        />
      </section>
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={t('cancel.title', { count })}
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={() => setAsked(undefined)}
        facts={(asked?.rows ?? []).slice(0, 12).map(row => [textOf(row['orderId']), orderText(row, word)])}
      />
    </div>
  )
}
