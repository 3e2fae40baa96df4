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
  const { fields } = form.value
  const titles = contentTitles(fields, texts)
  return fields.map((field, index) => {
    const title = titles[index] ?? ''
    const show = (row: Row): string => saidOf(field, row, texts, index === 0)
    const align = FIGURES.has(field.kind) ? 'right' : 'left'
    return { name: field.name, title, show, align, width: widthFor(title, rows.map(show)) }
  })
}

/** The only field is what the row is about: its title belongs to the form, where there is room for it. */
export function contentTitles(fields: readonly FieldModel[], texts: Texts): string[] {
  return fields.length === 1 ? [texts.t('parameters.content')] : fields.map(({ title }) => texts.pick(title))
}

/** That a row has ended is said once, in the first column. */
export function saidOf(field: FieldModel, row: Row, texts: Texts, isFirst: boolean): string {
  if (row['isEnded'] === true) return isFirst ? texts.t('parameters.ended') : ''
  const said = ((row['value'] ?? {}) as Row)[field.name]
  return said === undefined || said === null ? '—' : saidText(field, said, texts)
}
