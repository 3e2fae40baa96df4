/** The client's money vouchers of the day; Delete leads to the reversal of the current one. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { go } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import './deposit-withdraw.css'

const COLUMNS = [
  'voucherNo',
  'kind',
  'accountNo',
  'currency',
  'amount',
  'summary',
  'tellerNo',
  'reverses',
  'reversedBy',
]

/** Shares moved in and out have vouchers too: they are those of other functions. */
function isOfMoney(row: Row): boolean {
  return (row['amount'] ?? null) !== null
}

export function Vouchers({ clientNo }: { readonly clientNo: number | undefined }) {
  const { t } = useText()
  if (clientNo === undefined) return <p className="quiet">{t('client.pickFirst')}</p>
  return (
    <div className="fixed-list">
      <ReportGrid
        report="vouchers"
        parameters={ofClient(clientNo)}
        choice={{ live: ['cash'] }}
        only={COLUMNS}
        filter={isOfMoney}
        rowKey={row => textOf(row['voucherNo'])}
        foot={<span className="quiet">{t('money.reverseKey')}</span>}
        onKey={(key, row) => {
          if (key !== 'Delete' || row === undefined) return false
          go('F10', { voucherNo: Number(row['voucherNo']) })
          return true
        }}
      />
    </div>
  )
}
