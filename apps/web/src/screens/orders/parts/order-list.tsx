/** Orders, live, with cancel: Delete cancels the current one or all that are ticked (Space), after a look. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Parameters, type Row } from '@guitai/web-kit/api/reports.ts'
import { ConfirmDialog } from '@guitai/web-kit/form/confirm-dialog.tsx'
import { showCount } from '@guitai/web-kit/format/figures.ts'
import { columnWidth, reportColumns, type GridColumn } from '@guitai/web-kit/grid/columns.ts'
import { DataGrid } from '@guitai/web-kit/grid/data-grid.tsx'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { chosenColumns } from '@guitai/web-kit/grid/report-grid.tsx'
import { useRowPrint } from '@guitai/web-kit/prints/use-row-print.tsx'
import { useText, type Texts } from '../../../texts/use-text.ts'
import { isEnded, mayCancel, statusWord } from './order-status.ts'
import { priceText } from './order-text.ts'
import { PartCancel } from './part-cancel.tsx'
import { useCancel } from './use-cancel.ts'
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'

const COLUMNS = [
  'orderId',
  'enteredAt',
  'clientNo',
  'clientName',
  'code',
  'name',
  'side',
  'price',
  'quantity',
  'filledQuantity',
  'status',
  'filledAmount',
  'fees',
  'canceledQuantity',
  'orderType',
  'channel',
  'tellerNo',
  'rejectReason',
]
const OF_CLIENT = COLUMNS.filter(name => name !== 'clientNo' && name !== 'clientName')

export interface OrderListProps {
  readonly report: 'orders' | 'client-orders'
  readonly parameters: Parameters
  readonly isEnabled?: boolean
  readonly onOpen?: (row: Row) => void
}

const NONE: ReadonlySet<string> = new Set()
const keyOf = (row: Row): string => textOf(row['orderId'])

export function OrderList({ report, parameters, isEnabled = true, onOpen }: OrderListProps) {
  const texts = useText()
  const info = useListedReport(report)
  const { data, isLoading, error } = useReport(
    report,
    { limit: 500, ...parameters },
    { enabled: isEnabled, live: ['order', 'trade'] },
  )
  const rows = useMemo(() => (isEnabled ? (data?.rows ?? []) : []), [data, isEnabled])
  const [ticked, setTicked] = useState(NONE)
  const [asked, setAsked] = useState<readonly Row[]>([])
  const [part, setPart] = useState<Row>()
  const declared = data?.columns ?? info?.columns
  const columns = useMemo(
    () => orderColumns(chosenColumns(declared, report === 'orders' ? COLUMNS : OF_CLIENT), rows, texts),
    [declared, report, rows, texts],
  )
  const chosen = rows.filter(row => ticked.has(keyOf(row)) && mayCancel(row))
  const ask = useCallback(
    (row: Row | undefined) => {
      const wanted = chosen.length > 0 ? chosen : row !== undefined && mayCancel(row) ? [row] : []
      setAsked(wanted)
    },
    [chosen],
  )
  const rowPrint = useRowPrint(report)
  const onKey = (key: string, row: Row | undefined): boolean => {
    if (key === 'c' && row !== undefined && mayCancel(row)) {
      setPart(row)
      return true
    }
    if (key !== 'Delete') return rowPrint.onKey(key, row)
    ask(row)
    return true
  }
  if (error !== null) return <ReadingProblem error={error} />
  return (
    <>
      <DataGrid
        label={texts.pick(info?.title) || report}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        isLoading={isLoading && isEnabled}
        ticked={ticked}
        onTick={setTicked}
        mayTick={mayCancel}
        onKey={onKey}
        rowClass={row => (isEnded(row) ? 'ended' : undefined)}
        {...(onOpen === undefined ? {} : { onOpen })}
        foot={
          <>
            <Foot
              count={rows.length}
              hasMore={data?.next !== null && data?.next !== undefined}
              chosen={chosen.length}
              onCancel={() => ask(undefined)}
              opens={onOpen !== undefined}
            />
            {rowPrint.foot}
          </>
        }
      />
      {part !== undefined && <PartCancel row={part} onDone={() => setPart(undefined)} />}
      <CancelDialog asked={asked} onDone={() => setAsked([])} onCanceled={() => setTicked(NONE)} />
    </>
  )
}

function orderColumns(
  declared: readonly DeclaredColumn[] | undefined,
  rows: readonly Row[],
  texts: Texts,
): GridColumn[] {
  return reportColumns(declared, rows, texts).map(column => {
    if (column.name === 'price') {
      const width = Math.max(column.width, ...rows.map(row => columnWidth(priceText(row, texts))))
      return { ...column, width, show: (row: Row) => priceText(row, texts) }
    }
    if (column.name !== 'status') return column
    const show = (row: Row) => (
      <i className={`status ${statusWord(row)}`}>{texts.word('status', statusWord(row))}</i>
    )
    return { ...column, width: Math.max(column.width, 70), show }
  })
}

interface FootProps {
  readonly count: number
  readonly hasMore: boolean
  readonly chosen: number
  readonly onCancel: () => void
  readonly opens: boolean
}

function Foot({ count, hasMore, chosen, onCancel, opens }: FootProps) {
  const { t } = useText()
  return (
    <>
      <span>{t(hasMore ? 'list.countMore' : 'list.count', { count })}</span>
      <Button size="small" danger disabled={chosen === 0} tabIndex={-1} onClick={onCancel}>
        {t('orders.cancelChosen', { count: chosen })}
      </Button>
      <span className="quiet key-hint">{t(opens ? 'orders.keysOpen' : 'orders.keys')}</span>
    </>
  )
}

interface CancelDialogProps {
  readonly asked: readonly Row[]
  readonly onDone: () => void
  readonly onCanceled: () => void
}

function CancelDialog({ asked, onDone, onCanceled }: CancelDialogProps) {
  const { t } = useText()
  const { isSending, cancel } = useCancel()
  const confirm = async (): Promise<void> => {
    await cancel(asked.map(row => Number(row['orderId'])))
    onCanceled()
    onDone()
  }
  return (
    <ConfirmDialog
      isOpen={asked.length > 0}
      title={t('orders.cancelTitle', { count: asked.length })}
      isSending={isSending}
      onConfirm={() => void confirm()}
      onBack={onDone}
      facts={asked.slice(0, 12).map(row => [textOf(row['orderId']), <OrderWords key="words" row={row} />])}
    />
  )
}

export function OrderWords({ row }: { readonly row: Row }) {
  const texts = useText()
  const { word } = texts
  const open = Number(row['quantity']) - Number(row['filledQuantity']) - Number(row['canceledQuantity'])
  return (
    <>
      <span className={row['side'] === 'buy' ? 'up' : 'down'}>{word('side', textOf(row['side']))}</span>{' '}
      {row['code'] as string} {row['name'] as string} {priceText(row, texts)} × {showCount(open)}
    </>
  )
}
