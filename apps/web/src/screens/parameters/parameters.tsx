/**
 * S01, S02, S04, S05, S09: a table's rows in force and to come, a row's history, setting a row from a date, going back.
 * Enter takes a row into the form, H shows its history, R goes back from it.
 */
import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useListedFunction, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { useHasDraft } from '@guitai/web-kit/form/drafts.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { reportColumns, type GridColumn } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { chosenColumns } from '@guitai/web-kit/grid/report-grid.tsx'
import { stay, useRoute } from '../../shell/route.ts'
import { useText, type Texts } from '../../texts/use-text.ts'
import { backDraft, BackForm } from './back-form.tsx'
import { rowDraft, RowForm } from './row-form.tsx'
import { contentColumns, keyColumn } from './row-columns.ts'
import { contentText, keyText, tableForms, type TableForm } from './table-forms.ts'
import '../approvals/approvals.css'
import './parameters.css'

/** What is done on the right. */
type Doing =
  { readonly act: 'set'; readonly row: Row | undefined } | { readonly act: 'back'; readonly row: Row }

const NOTHING_CHOSEN: Doing = { act: 'set', row: undefined }

const LIVE = { live: ['approval'] } as const
const MOST_SOURCE = 220
const COLUMNS = ['key', 'value', 'validFrom', 'status', 'source', 'parameterNo', 'tellerName', 'setAt']

export function Parameters() {
  const { code, parameters } = useRoute()
  const info = useListedFunction(code)
  const forms = useMemo(() => tableForms(info?.inputSchema), [info])
  const form = forms.find(({ name }) => name === parameters['table']) ?? forms[0]
  return form === undefined ? null : (
    <OneTable key={`${code} ${form.name}`} code={code} forms={forms} form={form} />
  )
}

interface OneTableProps {
  readonly code: string
  readonly forms: readonly TableForm[]
  readonly form: TableForm
}

function OneTable({ code, forms, form }: OneTableProps) {
  const texts = useText()
  const { t, pick } = texts
  const client = useQueryClient()
  const [historyOf, setHistoryOf] = useState<string>()
  const { rows, columns, error, isLoading } = useRows(form, historyOf)
  const [doing, setDoing] = useDoing(form, rows)
  const renew = (): void => void client.invalidateQueries({ queryKey: ['report', 'parameters'] })
  const onKey = (pressed: string, row: Row | undefined): boolean => {
    if (row === undefined) return false
    if (pressed === 'h') setHistoryOf(historyOf === undefined ? textOf(row['key']) : undefined)
    else if (pressed === 'r' && typeof row['parameterNo'] === 'number') setDoing({ act: 'back', row })
    else return false
    return true
  }
  if (error !== null) return <ReadingProblem error={error} />
  return (
    <div className="screen approvals parameters">
      <TableChoice code={code} forms={forms} form={form} />
      <section className="panel filling">
        <DataGrid
          label={pick(form.title)}
          columns={columns}
          rows={rows}
          autoFocus
          rowKey={keyOfLine}
          isLoading={isLoading}
          empty={t('parameters.none')}
          onOpen={row => setDoing({ act: 'set', row })}
          onKey={onKey}
          rowClass={row => (row['status'] === 'in-force' || row['status'] === 'next' ? undefined : 'quiet')}
          foot={
            <span className="quiet">
              {historyOf === undefined
                ? t('parameters.keys')
                : t('parameters.historyOf', { key: keyText(form, historyOf, texts) })}
            </span>
          }
        />
      </section>
      <section className="panel approval-detail">
        {doing.act === 'back' ? (
          <BackForm
            key={textOf(doing.row['parameterNo'])}
            code={code}
            row={doing.row}
            named={keyText(form, textOf(doing.row['key']), texts)}
            content={contentOf(form, doing.row, texts)}
            onDone={renew}
            onLeave={() => setDoing(NOTHING_CHOSEN)}
          />
        ) : (
          <RowForm
            key={keyOfLine(doing.row ?? {}, 0)}
            code={code}
            form={form}
            row={doing.row}
            onDone={renew}
          />
        )}
      </section>
    </div>
  )
}

/** Whoever comes back finds the row again for which something was typed. */
function useDoing(form: TableForm, rows: readonly Row[]): [Doing, (next: Doing) => void] {
  const hasDraft = useHasDraft()
  const [chosen, setChosen] = useState<Doing>()
  const begun = (row: Row): Doing[] => {
    if (hasDraft(rowDraft(form, row))) return [{ act: 'set', row }]
    return hasDraft(backDraft(row)) ? [{ act: 'back', row }] : []
  }
  const [found] = chosen === undefined ? rows.flatMap(begun) : []
  // It stays when the draft has been handed in.
  if (found !== undefined) setChosen(found)
  return [chosen ?? found ?? NOTHING_CHOSEN, setChosen]
}

function TableChoice({ code, forms, form }: OneTableProps) {
  const { t, pick } = useText()
  const info = useListedFunction(code)
  return (
    <section className="panel bar-filters">
      <h1>
        {code} {pick(info?.title)}
      </h1>
      <div className="bar-fields">
        <Select
          aria-label={t('parameters.table')}
          value={form.name}
          onChange={table => stay(code, { table })}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          className="parameter-table"
          options={forms.map(({ name, title }) => ({ value: name, label: pick(title) }))}
        />
      </div>
    </section>
  )
}

function keyOfLine(row: Row, index: number): string {
  return row['key'] === undefined
    ? String(index)
    : [row['key'], row['validFrom'], row['parameterNo']].map(textOf).join(' ')
}

function useRows(form: TableForm, key: string | undefined) {
  const texts = useText()
  const info = useListedReport('parameters')
  const asked = key === undefined ? { table: form.name } : { table: form.name, key, history: true }
  const { data, error, isLoading } = useReport('parameters', asked, LIVE)
  const rows = useMemo(() => data?.rows ?? [], [data])
  const columns = useMemo((): GridColumn[] => {
    const declared = chosenColumns(data?.columns ?? info?.columns, COLUMNS)
    return reportColumns(declared, rows, texts).flatMap(column => {
      if (column.name === 'key') return [keyColumn(form, rows, texts)]
      if (column.name === 'value') return contentColumns(form, rows, texts)
      return [column.name === 'source' ? { ...column, width: Math.min(column.width, MOST_SOURCE) } : column]
    })
  }, [data, info, rows, texts, form])
  return { rows, columns, error, isLoading }
}

function contentOf(form: TableForm, row: Row, texts: Texts): string {
  return row['isEnded'] === true
    ? texts.t('parameters.ended')
    : contentText(form.value.fields, row['value'], texts)
}
