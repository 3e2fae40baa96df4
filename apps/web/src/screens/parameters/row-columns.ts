/** What a row of a parameter table says, field by field in columns of its own. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import type { FieldKind, FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { widthFor, type GridColumn } from '@guitai/web-kit/grid/columns.ts'
import type { Texts } from '../../texts/use-text.ts'
import { keyText, saidText, type TableForm } from './table-forms.ts'

const FIGURES: ReadonlySet<FieldKind> = new Set(['money', 'price', 'whole'])

export function keyColumn(form: TableForm, rows: readonly Row[], texts: Texts): GridColumn {
  const title = texts.pick(form.key.title)
  const show = (row: Row): string => keyText(form, textOf(row['key']), texts)
  return { name: 'key', title, show, width: widthFor(title, rows.map(show)) }
}

export function contentColumns(form: TableForm, rows: readonly Row[], texts: Texts): GridColumn[] {
  const titles = contentTitles(form.value.fields, texts)
  return columnsOf(form.value.fields).map((fields, index) => {
    const title = titles[index] ?? ''
    const show = (row: Row): string => saidOf(fields, row, texts, index === 0)
    const align = fields.every(({ kind }) => FIGURES.has(kind)) ? 'right' : 'left'
    return { name: fields[0]?.name ?? '', title, show, align, width: widthFor(title, rows.map(show)) }
  })
}

/** Where each key has a field of its own, they share a column. */
function columnsOf(fields: readonly FieldModel[]): (readonly FieldModel[])[] {
  return fields.every(({ when }) => when?.field === 'key') ? [fields] : fields.map(field => [field])
}

/** The only column is what the row is about: its title belongs to the form, where there is room for it. */
export function contentTitles(fields: readonly FieldModel[], texts: Texts): string[] {
  const columns = columnsOf(fields)
  return columns.length === 1
    ? [texts.t('parameters.content')]
    : columns.map(([field]) => texts.pick(field?.title))
}

/** That a row has ended is said once, in the first column. */
export function saidOf(fields: readonly FieldModel[], row: Row, texts: Texts, isFirst: boolean): string {
  if (row['isEnded'] === true) return isFirst ? texts.t('parameters.ended') : ''
  const value = (row['value'] ?? {}) as Row
  const field = fields.find(({ name }) => (value[name] ?? null) !== null)
  return field === undefined ? '—' : saidText(field, value[field.name], texts)
}
