/** Sets a row from a date on; a row chosen in the list fills it. */
import { addDays } from '@guitai/core/base/business-date.ts'
import { Form, Input } from 'antd'
import { useMe } from '../../api/session.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { checkedItem } from '@guitai/web-kit/form/field-problem.ts'
import { inputOf } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { DateInput } from '@guitai/web-kit/form/date-input.tsx'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useText } from '../../texts/use-text.ts'
import { KeyField } from './key-field.tsx'
import { contentFor, keyText, type TableForm } from './table-forms.ts'

interface Values {
  key: string
  validFrom?: string
  value?: Record<string, unknown>
  reason?: string
}

export interface RowFormProps {
  readonly code: string
  readonly form: TableForm
  readonly row: Row | undefined
  readonly onDone: () => void
}

/** The name under which is kept what was typed for a row, or for a new one. */
export const rowDraft = ({ name }: TableForm, row: Row | undefined): string =>
  [name, row?.['key'], row?.['parameterNo']].map(textOf).join(' ')

export function RowForm({ code, form, row, onDone }: RowFormProps) {
  const texts = useText()
  const { t, pick } = texts
  const [fields] = Form.useForm<Values>()
  const act = useAct(code, () => {
    fields.setFieldValue('reason', '')
    onDone()
  })
  const tomorrow = useTomorrow()
  const initial: Partial<Values> =
    row === undefined
      ? {}
      : { key: textOf(row['key']), value: (row['value'] ?? {}) as Record<string, unknown> }
  return (
    <>
      <h2>
        {t('parameters.set')} {pick(form.title)}
      </h2>
      <FunctionForm<Values>
        form={fields}
        act={act}
        fieldNames={['key', 'validFrom', 'reason']}
        draft={rowDraft(form, row)}
        initialValues={{ ...(tomorrow === undefined ? {} : { validFrom: tomorrow }), ...initial }}
        submitLabel={t('parameters.set')}
        input={({ key: named, validFrom, value, reason }) => ({
          action: 'set',
          table: form.name,
          key: named,
          validFrom,
          value: inputOf(contentFor(form, named).fields, value ?? {}),
          reason,
        })}
      >
        <KeyField field={form.key} />
        <KeyWords form={form} />
        <Form.Item
          name="validFrom"
          label={t('parameters.validFrom')}
          {...checkedItem({ kind: 'date', isNeeded: true }, texts, t('parameters.validFrom'))}
        >
          <DateInput />
        </Form.Item>
        <Form.Item noStyle dependencies={['key']}>
          {({ getFieldValue }) => (
            <SchemaField field={contentFor(form, getFieldValue('key'))} autoFocus={row !== undefined} />
          )}
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('parameters.reason')}
          rules={[{ required: true, message: t('form.needed', { title: t('parameters.reason') }) }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        {act.answer?.kind === 'accepted' && <p className="order-done">{t('parameters.done')}</p>}
      </FunctionForm>
    </>
  )
}

/** What the key that is being typed says, below it. */
function KeyWords({ form }: { readonly form: TableForm }) {
  const texts = useText()
  const key = textOf(Form.useWatch<unknown>('key') ?? '')
  return form.key.parts === undefined || key === '' ? null : (
    <p className="quiet">{keyText(form, key, texts)}</p>
  )
}

function useTomorrow(): string | undefined {
  const date = useMe().data?.day?.businessDate
  return date === undefined ? undefined : addDays(date, 1)
}
