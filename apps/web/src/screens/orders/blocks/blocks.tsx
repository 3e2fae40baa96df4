/**
 * S95 交易阻断: what is blocked now, and by whom; a new one is set in the form beside it, at once; Delete lifts the one that one
 * stands on, for which a second person signs (S96).
 */
import { Form } from 'antd'
import { useMemo, useState } from 'react'
import { useListedFunction } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useAct } from '@guitai/web-kit/api/use-act.ts'
import { ChoiceButtons } from '@guitai/web-kit/form/choice-buttons.tsx'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { formModel, inputOf, shownFields } from '@guitai/web-kit/form/form-model.ts'
import { FunctionForm } from '@guitai/web-kit/form/function-form.tsx'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { useText } from '../../../texts/use-text.ts'
import './blocks.css'

/** What each scope names. */
const TARGET: Readonly<Record<string, string>> = { branch: 'branchNo', unit: 'pbuId', client: 'clientNo' }
const COLUMNS = ['scope', 'target', 'clientName', 'reason', 'setAt', 'tellerNo', 'tellerName']

type Values = Record<string, unknown>

export function Blocks() {
  const { t, pick } = useText()
  const [lifting, setLifting] = useState<Row>()
  const blocks = useReport('blocks', {})
  const info = useListedFunction('S95')
  return (
    <div className="screen blocks">
      <section className="panel">
        {lifting === undefined ? (
          <>
            <h1>S95 {pick(info?.title)}</h1>
            <BlockForm key="set" code="S95" onDone={() => void blocks.refetch()} />
          </>
        ) : (
          <Lift
            key={textOf(lifting['blockKey'])}
            row={lifting}
            onDone={() => {
              setLifting(undefined)
              void blocks.refetch()
            }}
          />
        )}
      </section>
      <section className="panel filling">
        <h2>{t('blocks.now')}</h2>
        <ReportGrid
          report="blocks"
          parameters={{}}
          only={COLUMNS}
          rowKey={row => textOf(row['blockKey'])}
          rowClass={() => 'wrong'}
          empty={t('blocks.none')}
          onKey={(key, row) => {
            if (key !== 'Delete' || row === undefined) return false
            setLifting(row)
            return true
          }}
          foot={<span className="quiet">{t('blocks.keys')}</span>}
        />
      </section>
    </div>
  )
}

interface BlockFormProps {
  readonly code: 'S95' | 'S96'
  readonly given?: Values
  readonly onDone: () => void
}

function BlockForm({ code, given = { scope: 'client' }, onDone }: BlockFormProps) {
  const { t, pick } = useText()
  const info = useListedFunction(code)
  const [form] = Form.useForm<Values>()
  const [asked, setAsked] = useState<Values>()
  const fields = useMemo(() => formModel(info?.inputSchema), [info])
  const act = useAct(code, () => {
    form.resetFields()
    onDone()
  })
  const scopes = fields.find(({ name }) => name === 'scope')
  const target = shownFields(fields, asked ?? {}).find(
    ({ name }) => name === TARGET[textOf(asked?.['scope'])],
  )
  const options = (scopes?.options ?? []).map(({ value, title }) => ({
    value: String(value),
    label: pick(title),
  }))
  const choice = { name: 'scope', label: pick(scopes?.title), options, columns: 2 }
  const confirm = async (): Promise<void> => {
    await act.start(asked ?? {})
    setAsked(undefined)
  }
  return (
    <>
      <FunctionForm
        form={form}
        act={act}
        fieldNames={fields.map(({ name }) => name)}
        input={values => inputOf(fields, values)}
        initialValues={given}
        draft={[code, ...Object.values(given)].join(' ')}
        submitLabel={t(code === 'S95' ? 'blocks.set' : 'blocks.lift')}
        onReady={setAsked}
      >
        <Form.Item name="scope" label={pick(scopes?.title)}>
          <ChoiceButtons {...choice} autoFocus={code === 'S95'} />
        </Form.Item>
        {/* Drawn together with the scope, not after it: however fast one types, Enter passes no field. */}
        <Form.Item noStyle shouldUpdate>
          {({ getFieldsValue }) =>
            shownFields(fields, { ...given, ...(getFieldsValue() as Values) })
              .filter(({ name }) => name !== 'scope')
              .map(field => (
                <SchemaField
                  key={field.name}
                  field={{ ...field, isNeeded: true }}
                  autoFocus={code === 'S96' && field.name === 'reason'}
                />
              ))
          }
        </Form.Item>
      </FunctionForm>
      <ConfirmDialog
        isOpen={asked !== undefined}
        tone={code === 'S95' ? 'buy' : undefined}
        title={t(code === 'S95' ? 'blocks.setTitle' : 'blocks.liftTitle')}
        isSending={act.isSending}
        onConfirm={() => void confirm()}
        onBack={() => setAsked(undefined)}
        facts={[
          [pick(scopes?.title), options.find(({ value }) => value === asked?.['scope'])?.label],
          ...(target === undefined ? [] : [[pick(target.title), textOf(asked?.[target.name])] as const]),
          [pick(fields.find(({ name }) => name === 'reason')?.title), textOf(asked?.['reason'])],
        ]}
      />
    </>
  )
}

interface LiftProps {
  readonly row: Row
  readonly onDone: () => void
}

function Lift({ row, onDone }: LiftProps) {
  const { pick } = useText()
  const info = useListedFunction('S96')
  const scope = textOf(row['scope'])
  const target = TARGET[scope]
  const value = scope === 'unit' ? textOf(row['target']) : Number(row['target'])
  return (
    <>
      <h1>S96 {pick(info?.title)}</h1>
      <BlockForm
        code="S96"
        given={{ scope, ...(target === undefined ? {} : { [target]: value }) }}
        onDone={onDone}
      />
    </>
  )
}
