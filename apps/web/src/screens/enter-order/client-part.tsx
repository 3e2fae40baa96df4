/** Beside the order form: the client's money and holdings. Enter on a holding fills the form with its sale. */
import { textOf } from '../../format/text-of.ts'
import { ofClient } from '../../api/one-client.ts'
import type { Row } from '../../api/reports.ts'
import { showCount, showMoney } from '../../format/figures.ts'
import { ReportGrid } from '../../grid/report-grid.tsx'
import { useText } from '../../texts/use-text.ts'
import type { Preview } from './use-preview.ts'

const COLUMNS = ['code', 'name', 'sellable', 'total', 'averagePrice', 'lastPrice', 'profit', 'marketValue']
const LIVE = { live: ['trade', 'order'] } as const

export interface ClientPartProps {
  readonly clientNo: number | undefined
  readonly preview: Preview
  readonly onPick: (row: Row) => void
}

export function ClientPart({ clientNo, preview, onPick }: ClientPartProps) {
  const { t } = useText()
  if (clientNo === undefined) return <p className="quiet">{t('client.pickFirst')}</p>
  return (
    <>
      <dl className="headline">
        <div>
          <dt>{t('cash.available')}</dt>
          <dd>{showMoney(preview.available)}</dd>
        </div>
        <div>
          <dt>{t('order.sellable')}</dt>
          <dd>{preview.sellable === undefined ? '—' : showCount(preview.sellable)}</dd>
        </div>
        <div>
          <dt>{t('order.most')}</dt>
          <dd>{preview.most === undefined ? '—' : showCount(preview.most)}</dd>
        </div>
      </dl>
      <ReportGrid
        report="client-holdings"
        parameters={ofClient(clientNo)}
        choice={LIVE}
        only={COLUMNS}
        onOpen={onPick}
        rowKey={row => textOf(row['holdingNo'])}
      />
    </>
  )
}
