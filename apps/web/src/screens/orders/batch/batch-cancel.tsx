/** C04 批量撤单: a filter, beside it live what it would touch, one confirmation, what each cancel came to. */
import { Form } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Input } from '@guitai/web-kit/api/act.ts'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { formModel, inputOf, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { LineAnswers, linesOf, type LineAnswer } from '@guitai/web-kit/form/line-answers.tsx'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { OwnJob } from '../../../parts/own-job.tsx'
import { orderText } from '../parts/order-text.ts'
import { useText } from '../../../texts/use-text.ts'
import { timeTyped } from './time-typed.ts'
import './batch.css'

const MOST_SHOWN = 500
const COLUMNS = [
  'orderId',
  'enteredAt',
  'clientNo',
  'clientName',
  'code',
  'name',
  'side',
  'price',
  'quantity',
  'filledQuantity',
  'status',
  'channel',
  'orderType',
  'market',
  'tradingUnit',
  'tellerNo',
]
const WIDE = { client: true, instrument: true }

/** What is still being typed does not filter yet: a time is one when it is whole; 0930 and 930 are 09:30. */
function filterOf(fields: readonly FieldModel[], values: Readonly<Record<string, unknown>>): Input {
  const given = Object.entries(inputOf(fields, values)).flatMap(([name, value]) => {
    const pattern = fields.find(field => field.name === name)?.pattern
    const whole = name.startsWith('time') ? timeTyped(textOf(value)) : value
    const fits = pattern === undefined || new RegExp(pattern).test(textOf(whole))
    return fits ? [[name, whole] as const] : []
  })
  return Object.fromEntries(given)
}

export function BatchCancel() {
  const texts = useText()
  const { t, pick } = texts
  const info = useListedFunction('C04')
  const [form] = Form.useForm<Record<string, unknown>>()
  const fields = useMemo(() => formModel(info?.inputSchema), [info])
  const filter = useDeferredValue(filterOf(fields, Form.useWatch([], form) ?? {}))
  const { data } = useReport('open-orders', { limit: MOST_SHOWN, ...filter }, { live: ['order', 'trade'] })
  const rows = data?.rows ?? []
  const count = `${rows.length}${data?.next === undefined || data.next === null ? '' : '+'}`
  const [asked, setAsked] = useState<{ readonly input: Input; readonly rows: readonly Row[] }>()
  const [answered, setAnswered] = useState<readonly LineAnswer[]>()
  const [touched, setTouched] = useState<readonly string[]>([])
  const act = useAct('C04', result => setAnswered(linesOf(result)))
  const confirm = async (): Promise<void> => {
    setTouched((asked?.rows ?? []).map(row => `${textOf(row['orderId'])} ${orderText(row, texts)}`))
    await act.start(asked?.input ?? {})
    setAsked(undefined)
  }
  return (
    <div className="screen batch-cancel">
      <section className="panel">
        <h1>C04 {pick(info?.title)}</h1>
        <FunctionForm
          form={form}
          act={act}
          fieldNames={fields.map(({ name }) => name)}
          input={values => filterOf(fields, values)}
          submitLabel={t('cancel.run', { count })}
          onReady={input => {
            setAnswered(undefined)
            if (rows.length > 0) setAsked({ input, rows })
          }}
          onClear={() => setAnswered(undefined)}
        >
          <div className="group-fields">
            {fields.map((field, index) => (
              <div key={field.name} className={field.kind in WIDE ? 'wide' : ''}>
                <SchemaField field={field} autoFocus={index === 0} />
              </div>
            ))}
          </div>
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
          only={COLUMNS}
          rowKey={row => textOf(row['orderId'])}
        />
      </section>
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={t('cancel.title', { count })}
        isSending={act.isSending}
        extra={act.isSending && <OwnJob functionCode="C04" />}
        onConfirm={() => void confirm()}
        onBack={() => setAsked(undefined)}
        facts={(asked?.rows ?? []).slice(0, 12).map(row => [textOf(row['orderId']), orderText(row, texts)])}
      />
    </div>
  )
}
