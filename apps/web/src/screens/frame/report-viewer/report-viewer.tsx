/** Any query or report: filters from its schema, its rows however many, totals, export. */
import { Button, Form } from 'antd'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useListedReport, type ListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { reportAddress, usePagedReport, type Parameters, type Row } from '@guitai/web-kit/api/reports.ts'
import { useColumnWords } from '@guitai/web-kit/api/words.ts'
import { onEnterMove } from '@guitai/web-kit/form/enter-moves.ts'
import { formModel, inputOf, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { SchemaField } from '@guitai/web-kit/form/schema-field.tsx'
import { reportColumns } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { FileLink } from '@guitai/web-kit/grid/file-link.tsx'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { RecordView } from '@guitai/web-kit/grid/record-view.tsx'
import { keyOfRow } from '@guitai/web-kit/grid/report-grid.tsx'
import { useDetails } from '@guitai/web-kit/grid/use-details.tsx'
import { currentClient } from '../../../current-client/current-client.ts'
import { useRoute } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import './report-viewer.css'

const NONE: readonly Row[] = []

/** How a page is asked for is the list's own business. */
const PAGING = new Set(['after', 'limit'])

export function ReportViewer() {
  const { code } = useRoute()
  const info = useListedReport(code)
  return info === undefined ? null : <ViewerOf key={info.code} info={info} />
}

function ViewerOf({ info }: { readonly info: ListedReport }) {
  const { pick } = useText()
  const { parameters: given } = useRoute()
  const fields = useMemo(() => formModel(info.inputSchema).filter(({ name }) => !PAGING.has(name)), [info])
  const isClientAsked = info.code.startsWith('Q0') && fields.some(({ name }) => name === 'client')
  // Who asks without a name asks about whom the teller serves.
  const [parameters] = useState<Parameters>(() => {
    const served = currentClient()
    return isClientAsked && served !== undefined ? { client: String(served), ...given } : given
  })
  const [asked, setAsked] = useState<Parameters | undefined>(
    isClientAsked && parameters['client'] === undefined ? undefined : inputOf(fields, parameters),
  )
  return (
    <div className="screen filling">
      <section className="panel filters">
        <h1>
          {info.code.length > 4 ? '' : info.code} {pick(info.title)}
        </h1>
        <Filters fields={fields} initial={parameters} onAsk={setAsked} info={info} asked={asked} />
      </section>
      <section className="panel filling">
        <Rows info={info} asked={asked} takesKeys={fields.length === 0} />
      </section>
    </div>
  )
}

interface FiltersProps {
  readonly info: ListedReport
  readonly fields: readonly FieldModel[]
  readonly initial: Parameters
  readonly asked: Parameters | undefined
  readonly onAsk: (asked: Parameters) => void
}

function Filters({ info, fields, initial, asked, onAsk }: FiltersProps) {
  const { t, language } = useText()
  const [form] = Form.useForm()
  const place = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && event.ctrlKey) form.submit()
    else onEnterMove(event)
  }
  return (
    <div ref={place} data-enter-moves onKeyDownCapture={onKeyDown}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="filter-fields"
        initialValues={{ ...initial }}
        onFinish={values => onAsk(inputOf(fields, values as Record<string, unknown>))}
      >
        {fields.map((field, index) => (
          <SchemaField key={field.name} field={field} autoFocus={index === 0} />
        ))}
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" data-submit>
            {t('report.show')}
          </Button>
          <FileLink
            address={reportAddress(info.name, { ...asked, format: 'xlsx', language })}
            name={`${info.name}.xlsx`}
            label={t('report.xlsx')}
          />
          <FileLink
            address={reportAddress(info.name, { ...asked, format: 'csv-excel', language })}
            name={`${info.name}.csv`}
            label={t('report.csv')}
          />
        </div>
      </Form>
    </div>
  )
}

interface RowsProps {
  readonly info: ListedReport
  readonly asked: Parameters | undefined
  /** Nothing is to be asked first. */
  readonly takesKeys: boolean
}

function Rows({ info, asked, takesKeys }: RowsProps) {
  const texts = useText()
  const { data, isFetching, error, hasNextPage, fetchNextPage } = usePagedReport(info.name, asked ?? {}, {
    enabled: asked !== undefined,
  })
  const pages = asked === undefined ? undefined : data?.pages
  const rows = useMemo(() => pages?.flatMap(page => page.rows) ?? [], [pages])
  const declared = pages?.[0]?.columns ?? info.columns
  const wordOf = useColumnWords(declared)
  const totals = pages?.[0]?.totals ?? NONE
  const details = useDetails(info.name, declared)
  // Who asks for one person or one thing reads all of it.
  const record = rows.length === 1 && !hasNextPage && details.choice !== undefined ? rows[0] : undefined
  const shown = record === undefined ? details.columns : declared
  const columns = useMemo(
    () => reportColumns(shown, [...totals, ...rows], texts, wordOf),
    [shown, totals, rows, texts, wordOf],
  )
  if (error !== null) return <ReadingProblem error={error} />
  if (record !== undefined) return <RecordView columns={columns} row={record} />
  const foot = (
    <>
      <span>{texts.t(hasNextPage ? 'list.countMore' : 'list.count', { count: rows.length })}</span>
      {details.choice}
    </>
  )
  return (
    <DataGrid
      label={info.name}
      columns={columns}
      rows={rows}
      rowKey={keyOfRow}
      isLoading={isFetching && rows.length === 0}
      empty={asked === undefined ? texts.t('report.askFirst') : undefined}
      onNearEnd={() => void (hasNextPage && !isFetching && fetchNextPage())}
      foot={foot}
      totals={totals}
      autoFocus={takesKeys}
    />
  )
}
