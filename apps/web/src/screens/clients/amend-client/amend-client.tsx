/** F05 资料修改: what is known of the client stands in the fields of its account-opening form; only what is changed is sent. */
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import type { Input } from '@guitai/web-kit/api/act.ts'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { ClientLine } from '../../../parts/client-line.tsx'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { formModel, inputOf, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { NOTHING } from '@guitai/web-kit/format/figures.ts'
import { stay, useRoute } from '../../../shell/route.ts'
import { useText, type Texts } from '../../../texts/use-text.ts'
import { readableInput, type Fact } from '@guitai/web-kit/form/readable-input.ts'
import { ClientGroups } from '../open-client/client-groups.tsx'
import { changedFields, knownValues } from './changed-fields.ts'
import '@guitai/web-kit/form/result-view.css'

export function AmendClient() {
  const { t, pick } = useText()
  const { parameters } = useRoute()
  const clientNo = Number(parameters['clientNo']) || undefined
  const info = useListedFunction('F05')
  const { data } = useReport('client-profile', ofClient(clientNo), { enabled: clientNo !== undefined })
  const [done, setDone] = useState<readonly Fact[]>()
  const row = data?.rows.find(each => Number(each['clientNo']) === clientNo)
  return (
    <div className="screen">
      <section className="panel bar-filters">
        <h1>F05 {pick(info?.title)}</h1>
        <div className="bar-fields" data-enter-moves>
          <ClientPicker
            id="amend-client"
            label={t('client.label')}
            value={clientNo}
            autoFocus={clientNo === undefined}
            onChange={next => {
              setDone(undefined)
              stay('F05', next === undefined ? {} : { clientNo: next })
            }}
          />
        </div>
        {clientNo !== undefined && <ClientLine client={String(clientNo)} />}
      </section>
      {done !== undefined && <Changed facts={done} />}
      {clientNo === undefined && <p className="quiet panel">{t('client.pickFirst')}</p>}
      {row !== undefined && info !== undefined && (
        <AmendForm key={JSON.stringify(row)} row={row} onDone={setDone} />
      )}
    </div>
  )
}

function Changed({ facts }: { readonly facts: readonly Fact[] }) {
  const { t } = useText()
  return (
    <section className="panel result" role="status">
      <h2>
        <span className="done">✓</span> {t('amend.done')}
      </h2>
      <Facts facts={facts} />
    </section>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface AmendFormProps {
  readonly row: Row
  readonly onDone: (facts: readonly Fact[]) => void
}

function AmendForm({ row, onDone }: AmendFormProps) {
  const texts = useText()
  const { t } = texts
  const [form] = Form.useForm<Record<string, unknown>>()
  const info = useListedFunction('F05')
  const fields = useMemo(() => stillToAdd(formModel(info?.inputSchema), row), [info, row])
  const known = useMemo(() => knownValues(fields, row), [fields, row])
  const [asked, setAsked] = useState<Input>({})
  const [isAsking, setAsking] = useState(false)
  // What was asked stays known: a second person may agree to it later.
  const facts = beforeAndAfter(fields, known, asked, texts)
  const act = useAct('F05', () => onDone(facts))
  const confirm = async (): Promise<void> => {
    if (facts.length > 0) await act.start(asked)
    setAsking(false)
  }
  return (
    <section className="panel">
      <FunctionForm
        form={form}
        act={act}
        fieldNames={fields.map(({ name }) => name)}
        initialValues={known}
        draft={textOf(row['clientNo'])}
        drafted={values => changedFields(fields, known, values)}
        input={values => ({
          clientNo: row['clientNo'],
          ...inputOf(fields, changedFields(fields, known, values)),
        })}
        submitLabel={t('amend.run')}
        onReady={input => {
          setAsked(input)
          setAsking(true)
        }}
      >
        <ClientGroups fields={fields} known={{ kind: row['kind'] }} />
      </FunctionForm>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('amend.title', { client: `${String(row['clientNo'])} ${String(row['name'])}` })}
        facts={facts.length === 0 ? [[t('amend.nothing'), '']] : facts}
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={() => setAsking(false)}
      />
    </section>
  )
}

/** A currency that the client has cannot be added. */
function stillToAdd(fields: readonly FieldModel[], row: Row): readonly FieldModel[] {
  const accounts = Array.isArray(row['cashAccounts']) ? (row['cashAccounts'] as Row[]) : []
  const held = new Set(accounts.map(account => account['currency']))
  return fields.flatMap(field => {
    if (field.name !== 'addCurrencies') return [field]
    const options = field.options.filter(({ value }) => !held.has(value))
    return options.length === 0 ? [] : [{ ...field, options }]
  })
}

/** Each field that changes, as it is and as it will be. */
function beforeAndAfter(
  fields: readonly FieldModel[],
  known: Readonly<Record<string, unknown>>,
  asked: Input,
  texts: Texts,
): Fact[] {
  const { clientNo: _, ...changed } = asked
  const after = readableInput(changed, fields, texts)
  const before = new Map(readableInput(known, fields, texts))
  return after.map(([title, value]) => {
    const was = before.get(title) ?? ''
    return [title, `${was === '' ? NOTHING : was} → ${value === '' ? NOTHING : value}`]
  })
}
