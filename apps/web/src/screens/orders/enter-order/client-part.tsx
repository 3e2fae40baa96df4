/**
 * Beside the order form: the client's money and holdings; available and sellable open what makes them up. Enter on a holding
 * fills the form with its sale.
 */
import { useState } from 'react'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { showCount, showMoney } from '@guitai/web-kit/format/figures.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { useText } from '../../../texts/use-text.ts'
import { CashMadeUp, HoldingMadeUp } from '../../clients/client-overview/made-up.tsx'
import type { Preview } from './use-preview.ts'

const COLUMNS = ['code', 'name', 'sellable', 'averagePrice', 'lastPrice', 'profit', 'marketValue', 'total']
const LIVE = { live: ['trade', 'order'] } as const

export interface ClientPartProps {
  readonly clientNo: number | undefined
  readonly preview: Preview
  readonly onPick: (row: Row) => void
}

export function ClientPart({ clientNo, preview, onPick }: ClientPartProps) {
  const { t } = useText()
  const [opened, setOpened] = useState<'cash' | 'holding'>()
  if (clientNo === undefined) return <p className="quiet">{t('client.pickFirst')}</p>
  return (
    <>
      <dl className="headline">
        <Opened
          words={t('cash.available')}
          figure={showMoney(preview.available)}
          isOpen={opened === 'cash'}
          onOpen={preview.account && (() => setOpened(opened === 'cash' ? undefined : 'cash'))}
        />
        <Opened
          words={t('order.sellable')}
          figure={showCount(preview.sellable)}
          isOpen={opened === 'holding'}
          onOpen={preview.holding && (() => setOpened(opened === 'holding' ? undefined : 'holding'))}
        />
        <div>
          <dt>{t('order.most')}</dt>
          <dd>{showCount(preview.most)}</dd>
        </div>
      </dl>
      {opened === 'cash' && preview.account !== undefined && <CashMadeUp row={preview.account} />}
      {opened === 'holding' && preview.holding !== undefined && <HoldingMadeUp row={preview.holding} />}
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

interface OpenedProps {
  readonly words: string
  readonly figure: string
  readonly isOpen: boolean
  /** Shows what makes it up; without it there is nothing to show. */
  readonly onOpen: (() => void) | undefined
}

function Opened({ words, figure, isOpen, onOpen }: OpenedProps) {
  return (
    <div>
      <dt>
        {onOpen === undefined ? (
          words
        ) : (
          <button type="button" className="opener" aria-expanded={isOpen} onClick={onOpen}>
            {words}
          </button>
        )}
      </dt>
      <dd>{figure}</dd>
    </div>
  )
}
