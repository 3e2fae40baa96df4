/** F04 客户开户: the schema's fields in the order of the account-opening form, on one screen; Enter goes through them. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Alert, Form } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import type { Input } from '@guitai/web-kit/api/act.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { formModel, inputOf, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { ResultView } from '@guitai/web-kit/form/result-view.tsx'
import { noteChosen } from '../../../current-client/current-client.ts'
import { formatRoute } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { ClientGroups } from './client-groups.tsx'
import { missingIn } from './missing-in.ts'

/** The document a client of this kind usually has. */
const USUAL_DOCUMENT: Readonly<Record<string, string>> = {
  person: 'id-card',
  institution: 'credit-code',
  product: 'product-code',
}

/** Nothing that the client has to say: only what kind of client nearly everybody is, and the home currency. */
const INITIAL = {
  kind: 'person',
  identityType: 'id-card',
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
  const [asked, setAsked] = useState<Input>()
  const missing = missingIn(fields, asked ?? {})
  const confirm = async (): Promise<void> => {
    await act.start(asked ?? {})
    setAsked(undefined)
  }
  const kinds = fields.find(({ name }) => name === 'kind')?.options ?? []
  if (fields.length === 0) return null
  return (
    <div className="screen">
      {done !== undefined && <Opened result={done.value} />}
      <section className="panel">
        <h1>F04 {pick(info?.title)}</h1>
        <FunctionForm
          form={form}
          act={act}
          fieldNames={fields.map(({ name }) => name)}
          input={values => inputOf(fields, withoutEmptyAccounts(values))}
          initialValues={INITIAL}
          submitLabel={t('client.open')}
          onReady={input => {
            if (missingIn(fields, input).length === 0) void act.start(input)
            else setAsked(input)
          }}
          onClear={() => setDone(undefined)}
          onValuesChange={changed => {
            const document = USUAL_DOCUMENT[String(changed['kind'])]
            if (document !== undefined) form.setFieldValue('identityType', document)
          }}
        >
          <Form.Item name="kind" className="client-kinds">
            <ChoiceButtons
              name="kind"
              label={t('client.kind')}
              options={kinds.map(({ value, title }) => ({ value: String(value), label: pick(title) }))}
            />
          </Form.Item>
          <ClientGroups fields={fields} known={INITIAL} />
        </FunctionForm>
      </section>
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={t('client.openIncomplete')}
        facts={[[t('client.label'), textOf(asked?.['name'])]]}
        extra={
          <Alert
            type="warning"
            showIcon
            title={t('client.missing')}
            description={missing.map(field => pick(field.title)).join(t('word.separator'))}
          />
        }
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={() => setAsked(undefined)}
      />
    </div>
  )
}

/** Above the form, which is empty again: what was done is seen without looking for it. */
function Opened({ result }: { readonly result: { readonly clientNo?: number } }) {
  const { t } = useText()
  // Whoever was opened stands at the counter.
  useEffect(() => noteChosen(result.clientNo), [result.clientNo])
  const clientNo = result.clientNo ?? ''
  return (
    <>
      <ResultView title={t('client.opened')} result={result} code="F04" />
      <nav className="ways after">
        <a href={formatRoute('F09', { clientNo })}>F09 {t('overview.money')}</a>
        <a href={formatRoute('KH', { clientNo })}>KH {t('overview.title')}</a>
      </nav>
    </>
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
