/** The form of a function that has no screen of its own: made from its schema. Values may come with the address. */
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import { useListedFunction, type ListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import type { Input } from '@guitai/web-kit/api/act.ts'
import { noteChosen, useCurrentClient, useFollowedClient } from '../../../current-client/current-client.ts'
import { useMe } from '../../../api/session.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { BeforeYouPress } from '../../../parts/before-you-press.tsx'
import { ConcernedClient, FormClientLine } from '../../../parts/client-line.tsx'
import { formModel, inputOf, shownFields, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { LastLook } from '@guitai/web-kit/form/last-look.tsx'
import { ResultView } from '@guitai/web-kit/form/result-view.tsx'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { useRoute } from '../../../shell/route.ts'
import { OwnJob } from '../../../parts/own-job.tsx'
import { useExisting } from './use-existing.ts'
import { useText } from '../../../texts/use-text.ts'
import './generic-form.css'

export function GenericForm() {
  const { code } = useRoute()
  const info = useListedFunction(code)
  return info === undefined ? null : <FormOf key={info.code} info={info} />
}

function FormOf({ info }: { readonly info: ListedFunction }) {
  const { t, pick } = useText()
  const [form] = Form.useForm<Record<string, unknown>>()
  const fields = useMemo(() => formModel(info.inputSchema), [info])
  const initial = useInitialValues(fields)
  useFollowedClient(form)
  const [result, setResult] = useState<{ readonly value: unknown; readonly input: Input }>()
  const act = useAct(info.code, value => {
    setResult({ value, input: inputOf(fields, form.getFieldsValue(true) as Record<string, unknown>) })
    form.resetFields()
  })
  const values: Record<string, unknown> = { ...initial, ...(Form.useWatch([], form) as object | undefined) }
  const existing = useExisting(info.code, form, values)
  const title = `${info.code} ${pick(info.title)}`
  const [asked, setAsked] = useState<Input>()
  const confirm = async (): Promise<void> => {
    await act.start(asked ?? {})
    setAsked(undefined)
  }
  return (
    <div className={`screen ${isWide(fields) ? 'medium' : 'narrow'}`}>
      {result !== undefined && (
        <ResultView title={title} result={result.value} code={info.code} input={result.input} />
      )}
      <section className="panel">
        <h1>{title}</h1>
        <FunctionForm
          form={form}
          act={act}
          fieldNames={fields.map(({ name }) => name)}
          input={values => existing.input(fields, values)}
          initialValues={initial}
          submitLabel={t('form.run')}
          {...(info.asksLastLook === true ? { onReady: setAsked } : {})}
          lastLook={
            <LastLook
              title={title}
              input={asked}
              fields={fields}
              extra={<ConcernedClient input={asked ?? {}} />}
              isSending={act.isSending}
              onConfirm={() => void confirm()}
              onBack={() => setAsked(undefined)}
            />
          }
          onValuesChange={changed => {
            noteChosen(changed['clientNo'])
            existing.noteTyped(changed)
          }}
          onClear={() => setResult(undefined)}
        >
          {fields.length === 0 && <p className="quiet">{t('form.noFields')}</p>}
          {/* Drawn together with what was typed, not after it: Enter must not pass a field that is about to appear. */}
          <Form.Item noStyle shouldUpdate>
            {({ getFieldsValue }) =>
              existing
                .offered(shownFields(fields, { ...initial, ...(getFieldsValue() as object) }))
                .map((field, index) => <SchemaField key={field.name} field={field} autoFocus={index === 0} />)
            }
          </Form.Item>
          <FormClientLine />
          <BeforeYouPress info={info} />
          {act.isSending && <OwnJob functionCode={info.code} />}
        </FunctionForm>
      </section>
    </div>
  )
}

const MOST_IN_ONE_COLUMN = 10

/** Many fields stand in two columns, and lines of many cells need the room. */
function isWide(fields: readonly FieldModel[]): boolean {
  return (
    fields.length > MOST_IN_ONE_COLUMN || fields.some(each => each.kind === 'rows' && each.fields.length > 4)
  )
}

function useInitialValues(fields: readonly FieldModel[]): Record<string, unknown> {
  const { parameters } = useRoute()
  const { data: me } = useMe()
  const clientNo = useCurrentClient()
  return {
    ...usualValues(fields, { branchNo: me?.teller.branchNo, clientNo }),
    ...givenValues(fields, parameters),
  }
}

/** The home currency, the own branch, the client whom the teller serves: what nearly everybody means. */
function usualValues(fields: readonly FieldModel[], own: Record<string, unknown>): Record<string, unknown> {
  const usual: Readonly<Record<string, unknown>> = { currency: 'CNY', ...own }
  return Object.fromEntries(
    fields.flatMap(({ name, isNeeded }) => {
      const value = usual[name]
      return isNeeded && value !== undefined ? [[name, value] as const] : []
    }),
  )
}

function givenValues(
  fields: readonly FieldModel[],
  parameters: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const given = fields.flatMap(({ name, kind }) => {
    const value = parameters[name]
    if (value === undefined) return []
    const isNumber =
      kind === 'whole' ||
      kind === 'client' ||
      kind === 'cash-account' ||
      (kind === 'picked' && /^\d+$/.test(value))
    return [[name, isNumber ? Number(value) : kind === 'flag' ? value === 'true' : value] as const]
  })
  return Object.fromEntries(given)
}
