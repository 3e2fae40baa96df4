/**
 * The list of every screen: any number of rows (only those in sight are drawn, and of these only what is another), one row is current,
 * keys move it.
 * ↑ ↓ PgUp PgDn Home End move, Enter opens, Space ticks, Ctrl+A ticks all; other keys are the screen's own.
 */
import { textOf } from '../format/text-of.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react'
import type { Row } from '../api/reports.ts'
import { useText } from '../texts/use-text.ts'
import type { GridColumn } from './columns.ts'
import { moveWithin } from './move-within.ts'
import './data-grid.css'

export interface DataGridProps {
  readonly label: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string
  readonly isLoading?: boolean
  readonly empty?: ReactNode
  readonly onOpen?: (row: Row) => void
  readonly onKey?: (key: string, row: Row | undefined) => boolean
  readonly ticked?: ReadonlySet<string>
  readonly onTick?: (ticked: ReadonlySet<string>) => void
  readonly mayTick?: (row: Row) => boolean
  readonly onNearEnd?: () => void
  /** The rows that are drawn, those in sight and some around them. */
  readonly onSight?: (from: number, to: number) => void
  readonly rowClass?: (row: Row) => string | undefined
  /** What a row shows beside its own fields, such as a quote: it is drawn again when this is another. */
  readonly besideOf?: (row: Row) => unknown
  readonly foot?: ReactNode
  /** Lines that stay in sight under the rows, each figure under its column: the total of each currency. */
  readonly totals?: readonly Row[]
  /** The list is what one comes to this screen for: keys are its own at once. */
  readonly autoFocus?: boolean
}

const ROW = 27
const TICK = 30
/** Of the first row, as screen readers count: the titles are a row, too. */
const FIRST_ROW = 2
/** Where there is room, columns take half as much again, and no more: a figure stays near its neighbours. */
const MOST_AIR = 1.5

export function DataGrid(props: DataGridProps) {
  const { label, columns, rows, rowKey, ticked } = props
  const { t } = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  useSight(props, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  useFirstFocus(scroller, props.autoFocus === true)
  const at = Math.min(current, Math.max(0, rows.length - 1))
  const hasTicks = ticked !== undefined
  const shape = useMemo(() => gridShape(columns, hasTicks), [columns, hasTicks])
  const onKeyDown = useGridKeys(props, at, index => {
    setCurrent(index)
    virtual.scrollToIndex(index)
  })
  const name = useId()
  const id = (index: number): string => `${name}-${index}`
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={rows.length === 0 ? undefined : id(at)}
        onKeyDown={onKeyDown}
      >
        <GridHead {...props} shape={shape} />
        <div
          className="grid-body"
          style={{ height: virtual.getTotalSize(), minWidth: shape.minWidth }}
          {...rowEvents(props, setCurrent)}
        >
          {items.map(item => {
            const row = rows[item.index]
            return row === undefined ? null : (
              <GridRow
                key={rowKey(row, item.index)}
                id={id(item.index)}
                index={item.index}
                row={row}
                top={item.start}
                columns={columns}
                shape={shape}
                className={rowClasses(item.index, item.index === at, props.rowClass?.(row))}
                isTicked={ticked?.has(rowKey(row, item.index))}
                beside={props.besideOf?.(row)}
              />
            )
          })}
        </div>
        <GridTotals {...props} shape={shape} />
        {rows.length === 0 && (
          <div className="grid-empty">
            {props.isLoading === true ? t('list.loading') : (props.empty ?? t('list.empty'))}
          </div>
        )}
      </div>
      {props.foot !== undefined && <div className="grid-foot">{props.foot}</div>}
    </div>
  )
}

/** Says which rows are drawn, and when the last of them come near. */
function useSight({ rows, onNearEnd, onSight }: DataGridProps, first: number, last: number): void {
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) onNearEnd?.()
  }, [last, rows.length, onNearEnd])
  useEffect(() => onSight?.(first, last + 1), [first, last, onSight])
}

/** Once: later it would take the teller's keys with it. */
function useFirstFocus(place: RefObject<HTMLElement | null>, isWanted: boolean): void {
  const takes = useRef(isWanted)
  useEffect(() => {
    if (takes.current) place.current?.focus({ preventScroll: true })
    takes.current = false
  }, [place])
}

/** What the mouse does in a row is heard by the list: a row that had to be told would be drawn again with every list. */
function rowEvents(props: DataGridProps, setCurrent: (index: number) => void) {
  const inRow = (act: (row: Row, index: number) => void) => (event: SyntheticEvent) => {
    const line = event.target instanceof Element ? event.target.closest('[role=row]') : null
    const index = Number(line?.getAttribute('aria-rowindex')) - FIRST_ROW
    const row = props.rows[index]
    if (row !== undefined) act(row, index)
  }
  return {
    onMouseDown: inRow((_, index) => setCurrent(index)),
    onDoubleClick: inRow(row => props.onOpen?.(row)),
    onChange: inRow((row, index) => tickOne(props, row, index)),
  }
}

function rowClasses(index: number, isCurrent: boolean, own: string | undefined): string {
  return ['grid-row', index % 2 === 1 ? 'odd' : '', isCurrent ? 'current' : '', own ?? ''].join(' ')
}

type Shape = Pick<CSSProperties, 'gridTemplateColumns' | 'minWidth'>

/** All lines have the same columns: how wide they are at least is reckoned here, and never by what stands in one of them. */
function gridShape(columns: readonly GridColumn[], hasTicks: boolean): Shape {
  const least = columns.reduce((sum, { width }) => sum + width, hasTicks ? TICK : 0)
  return { gridTemplateColumns: gridTemplate(columns, hasTicks), minWidth: least }
}

function gridTemplate(columns: readonly GridColumn[], hasTicks: boolean): string {
  const widths = columns.map(({ width, grows }) =>
    grows === true ? `minmax(${width}px, 1fr)` : `minmax(${width}px, ${Math.round(width * MOST_AIR)}px)`,
  )
  const fill = columns.some(({ grows }) => grows) ? [] : ['minmax(0, 1fr)']
  return [...(hasTicks ? [`${TICK}px`] : []), ...widths, ...fill].join(' ')
}

interface HeadProps extends DataGridProps {
  readonly shape: Shape
}

function GridHead({ columns, shape, rows, rowKey, ticked, onTick, mayTick }: HeadProps) {
  const { t } = useText()
  const tickable = ticked === undefined ? [] : rows.filter(row => mayTick?.(row) ?? true)
  const isAll = tickable.length > 0 && tickable.every((row, index) => ticked?.has(rowKey(row, index)))
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={shape}>
      {ticked !== undefined && (
        <span className="grid-tick" role="columnheader">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isAll}
            aria-label={t('list.tickAll')}
            onChange={() => onTick?.(new Set(isAll ? [] : tickable.map(rowKey)))}
          />
        </span>
      )}
      {columns.map(column => (
        <span
          key={column.name}
          role="columnheader"
          className={`cell ${column.align ?? 'left'}`}
          title={column.title}
        >
          {column.title}
        </span>
      ))}
    </div>
  )
}

function GridTotals({ columns, totals = [], ticked, shape }: HeadProps) {
  const { t } = useText()
  if (totals.length === 0) return null
  return (
    <div className="grid-totals">
      {totals.map((line, index) => {
        const named = columns.find(({ name }) => !(name in line))
        return (
          <div
            // Two total lines never change places.
            key={index}
            role="row"
            className="grid-total"
            style={shape}
          >
            {ticked !== undefined && <span />}
            {columns.map(column => (
              <span
                key={column.name}
                role="gridcell"
                className={`cell ${column.align ?? 'left'} ${column.name in line ? (column.tone?.(line) ?? '') : ''}`}
              >
                {column.name in line ? shownIn(column, line) : column === named ? t('list.total') : ''}
              </span>
            ))}
          </div>
        )
      })}
    </div>
  )
}

const shownIn = (column: GridColumn, row: Row): ReactNode =>
  column.show === undefined ? textOf(row[column.name]) : column.show(row)

interface RowProps {
  readonly id: string
  readonly index: number
  readonly row: Row
  readonly top: number
  readonly columns: readonly GridColumn[]
  readonly shape: Shape
  readonly className: string
  readonly isTicked: boolean | undefined
  /** Only to be drawn again when it is another. */
  readonly beside: unknown
}

const GridRow = memo(function GridRow(props: RowProps) {
  const { id, index, row, top, columns, shape, className, isTicked } = props
  const { t } = useText()
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + FIRST_ROW}
      aria-selected={isTicked}
      className={className}
      style={{ ...shape, transform: `translateY(${top}px)` }}
    >
      {isTicked !== undefined && (
        <span className="grid-tick" role="gridcell">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('list.tick', { row: index + 1 })}
            checked={isTicked}
            readOnly
          />
        </span>
      )}
      {columns.map(column => (
        <span
          key={column.name}
          role="gridcell"
          className={`cell ${column.align ?? 'left'} ${column.tone?.(row) ?? ''}`}
        >
          {shownIn(column, row)}
        </span>
      ))}
    </div>
  )
})

function tickOne({ ticked, onTick, rowKey, mayTick }: DataGridProps, row: Row, index: number): void {
  if (ticked === undefined || mayTick?.(row) === false) return
  const next = new Set(ticked)
  const key = rowKey(row, index)
  if (!next.delete(key)) next.add(key)
  onTick?.(next)
}

function useGridKeys(props: DataGridProps, at: number, move: (index: number) => void) {
  return useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const { rows, onOpen, onKey, ticked, onTick, mayTick, rowKey } = props
      const row = rows[at]
      const target = moveWithin(event.key, at, rows.length)
      if (target !== undefined) {
        move(target)
      } else if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) {
        onOpen(row)
      } else if (event.key === ' ' && row !== undefined && ticked !== undefined) {
        tickOne(props, row, at)
        move(Math.min(at + 1, rows.length - 1))
      } else if (event.key === 'a' && event.ctrlKey && ticked !== undefined) {
        onTick?.(new Set(rows.filter(each => mayTick?.(each) ?? true).map(rowKey)))
      } else if (event.ctrlKey || event.altKey || onKey?.(event.key, row) !== true) {
        return
      }
      event.preventDefault()
    },
    [props, at, move],
  )
}
