/** One row of a report with all its columns: each with its title, as many beside each other as there is room for. */
import type { Row } from '../api/reports.ts'
import type { GridColumn } from './columns.ts'
import './record-view.css'

export function RecordView({ columns, row }: { readonly columns: readonly GridColumn[]; readonly row: Row }) {
  return (
    <dl className="facts record">
      {columns.map(column => (
        <div key={column.name}>
          <dt>{column.title}</dt>
          <dd className={column.tone?.(row)}>{column.show?.(row)}</dd>
        </div>
      ))}
    </dl>
  )
}
