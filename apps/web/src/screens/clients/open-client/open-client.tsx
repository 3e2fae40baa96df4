/** F04 客户开户: the schema's fields in the order of the account-opening form, on one screen; Enter goes through them. */
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { formModel, inputOf, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { ResultView } from '@guitai/web-kit/form/result-view.tsx'
import { formatRoute } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import { ClientGroups } from './client-groups.tsx'

/** The document a client of this kind usually has. */
const USUAL_DOCUMENT: Readonly<Record<string, string>> = {
  person: 'id-card',
  institution: 'credit-code',
  product: 'product-code',
}

const INITIAL = {
  kind: 'person',
  identityType: 'id-card',
  riskLevel: 3,
  currencies: ['CNY'],
  boards: [],
  channels: [],
}

/** The two that nearly every client brings along. */
const ACCOUNTS = [
  { market: 'XSHG', designated: true },
  { market: 'XSHE', designated: true },
]

export function OpenClient() {
  const { t, pick } = useText()
  const [form] = Form.useForm<Record<string, unknown>>()
  const info = useListedFunction('F04')
  const fields = useMemo(() => formModel(info?.inputSchema).map(withAccounts), [info])
  const [done, setDone] = useState<{ readonly value: { readonly clientNo?: number } }>()
  const act = useAct('F04', value => {
    setDone({ value: value as { clientNo?: number } })
    form.resetFields()
  })
  const kinds = fields.find(({ name }) => name === 'kind')?.options ?? []
  if (fields.length === 0) return null
  return (
    <div className="screen">
      <section className="panel">
        <h2>F04 {pick(info?.title)}</h2>
        <FunctionForm
          form={form}
          act={act}
          fieldNames={fields.map(({ name }) => name)}
          input={values => inputOf(fields, withoutEmptyAccounts(values))}
          initialValues={INITIAL}
          submitLabel={t('client.open')}
          onClear={() => setDone(undefined)}
          onValuesChange={changed => {
            const document = USUAL_DOCUMENT[String(changed['kind'])]
            if (document !== undefined) form.setFieldValue('identityType', document)
          }}
        >
          <Form.Item name="kind" className="client-kinds">
            <ChoiceButtons
              name="kind"
              options={kinds.map(({ value, title }) => ({ value: String(value), label: pick(title) }))}
            />
          </Form.Item>
          <ClientGroups fields={fields} known={INITIAL} />
        </FunctionForm>
      </section>
      {done !== undefined && (
        <>
          <ResultView title={t('client.opened')} result={done.value} code="F04" />
          <nav className="ways after">
            <a href={formatRoute('F09', { clientNo: done.value.clientNo ?? '' })}>
              F09 {t('overview.money')}
            </a>
            <a href={formatRoute('KH', { clientNo: done.value.clientNo ?? '' })}>KH {t('overview.title')}</a>
          </nav>
        </>
      )}
    </div>
  )
}

/** Lines for the usual accounts stand there from the beginning; one without a number is no account. */
function withAccounts(field: FieldModel): FieldModel {
  if (field.name !== 'securitiesAccounts') return field
  return {
    ...field,
    initial: ACCOUNTS,
    fields: field.fields.map(each => (each.name === 'number' ? { ...each, isNeeded: false } : each)),
  }
}

function withoutEmptyAccounts(values: Record<string, unknown>): Record<string, unknown> {
  const accounts = (values['securitiesAccounts'] ?? []) as { number?: string }[]
  return { ...values, securitiesAccounts: accounts.filter(account => (account.number ?? '') !== '') }
}
