/** F04 客户开户: the schema's fields in the order of the account-opening form, on one screen; Enter goes through them. */
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import { useFunctionInfo } from '../../api/catalogue.ts'
import { useAct } from '../../api/use-act.ts'
import { ChoiceButtons } from '../../form/choice-buttons.tsx'
import { formModel, inputOf, shownFields, type FieldModel } from '../../form/form-model.ts'
import { FunctionForm } from '../../form/function-form.tsx'
import { ResultView } from '../../form/result-view.tsx'
import { SchemaField } from '../../form/schema-field.tsx'
import { formatRoute } from '../../shell/route.ts'
import { useText } from '../../texts/use-text.ts'
import type { TextKey } from '../../texts/zh.ts'

const GROUPS: readonly (readonly [words: TextKey, fields: readonly string[]])[] = [
  [
    'client.groupIdentity',
    [
      'name',
      'pinyin',
      'identityType',
      'identityNumber',
      'identityExpiresOn',
      'birthDate',
      'gender',
      'managerCode',
    ],
  ],
  [
    'client.groupRepresentatives',
    [
      'legalRepresentative',
      'legalRepresentativeNumber',
      'handler',
      'handlerNumber',
      'handlerPhone',
      'handlerAuthorisedTo',
    ],
  ],
  ['client.groupContact', ['phone', 'address', 'profession', 'email', 'postcode']],
  ['client.groupAccounts', ['currencies', 'securitiesAccounts', 'custodyMode', 'bankName', 'bankAccount']],
  ['client.groupRights', ['channels', 'tradingPassword', 'cashPassword', 'phonePassword']],
  ['client.groupSuitability', ['riskLevel', 'riskAssessedOn', 'averageAssets', 'firstTradedOn', 'boards']],
  ['client.groupAgreements', ['agreements', 'clientClass', 'feePlan', 'settlementMode']],
]

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
  securitiesAccounts: [
    { market: 'XSHG', designated: true },
    { market: 'XSHE', designated: true },
  ],
}

/** An identity card says birth date and gender itself. */
const ON_THE_CARD = new Set(['birthDate', 'gender'])

export function OpenClient() {
  const { t, pick } = useText()
  const [form] = Form.useForm<Record<string, unknown>>()
  const info = useFunctionInfo('F04')
  const fields = useMemo(() => formModel(info?.inputSchema).map(mayStayEmpty), [info])
  const [done, setDone] = useState<{ readonly value: { readonly clientNo?: number } }>()
  const act = useAct('F04', value => {
    setDone({ value: value as { clientNo?: number } })
    form.resetFields()
  })
  const values: Record<string, unknown> = { ...INITIAL, ...(Form.useWatch([], form) as object | undefined) }
  const shown = shownFields(fields, values).filter(
    ({ name }) => name !== 'kind' && !(ON_THE_CARD.has(name) && values['identityType'] === 'id-card'),
  )
  const kinds = fields.find(({ name }) => name === 'kind')?.options ?? []
  const title = `F04 ${pick(info?.title)}`
  if (fields.length === 0) return null
  return (
    <div className="screen">
      <section className="panel">
        <h2>{title}</h2>
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
          <div className="form-groups">
            {groupsOf(shown).map(({ words, own }, index) => (
              <section key={words}>
                <h3>{t(words)}</h3>
                <div className="group-fields">
                  {own.map((field, at) => (
                    <SchemaField key={field.name} field={field} autoFocus={index === 0 && at === 0} />
                  ))}
                </div>
              </section>
            ))}
          </div>
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

/** Fields that no group names stand at the end: a new field of the function is never lost. */
function groupsOf(fields: readonly FieldModel[]): { words: TextKey; own: FieldModel[] }[] {
  const named = new Set(GROUPS.flatMap(([, names]) => names))
  const groups = GROUPS.map(([words, names]) => ({
    words,
    own: names.flatMap(name => fields.filter(field => field.name === name)),
  }))
  const others = fields.filter(({ name }) => !named.has(name))
  const filled = groups.filter(({ own }) => own.length > 0)
  return others.length === 0 ? filled : [...filled, { words: 'client.groupOther', own: others }]
}

/** A line of a securities account without a number is no account. */
function mayStayEmpty(field: FieldModel): FieldModel {
  if (field.name !== 'securitiesAccounts') return field
  return {
    ...field,
    fields: field.fields.map(each => (each.name === 'number' ? { ...each, isNeeded: false } : each)),
  }
}

/** The two lines that stand there from the beginning may stay empty. */
function withoutEmptyAccounts(values: Record<string, unknown>): Record<string, unknown> {
  const accounts = (values['securitiesAccounts'] ?? []) as { number?: string }[]
  return { ...values, securitiesAccounts: accounts.filter(account => (account.number ?? '') !== '') }
}
