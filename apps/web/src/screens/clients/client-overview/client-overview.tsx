/** Everything about one client on one screen, live: who, money and what makes it up, holdings, orders, trades. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { ClientPicker } from '@guitai/web-kit/form/client-picker.tsx'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { OrderList } from '../../orders/parts/order-list.tsx'
import { noteChosen, useServedClient } from '../../../current-client/current-client.ts'
import { formatRoute, go } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import { CashAccounts } from './cash-accounts.tsx'
import { HoldingDialog } from './holding-dialog.tsx'
import { HoldingTotals } from './holding-totals.tsx'
import { Profile } from './profile.tsx'
import { Statements } from './statements.tsx'
import './client-overview.css'

const HOLDINGS = [
  'code',
  'name',
  'total',
  'sellable',
  'averagePrice',
  'lastPrice',
  'cost',
  'marketValue',
  'profit',
  'boughtToday',
  'soldToday',
  'onHold',
  'frozen',
  'market',
  'securitiesAccountId',
]
const TRADES = [
  'tradedAt',
  'tradeNo',
  'orderId',
  'code',
  'name',
  'side',
  'price',
  'quantity',
  'amount',
  'commission',
  'stampDuty',
  'transferFee',
  'net',
  'settlementDate',
]
const HOLDINGS_LIVE = { live: ['trade', 'order', 'cash'], everyMs: 3000 } as const
const LIVE = { live: ['trade', 'order', 'cash'] } as const

export function ClientOverview() {
  const { t } = useText()
  const { given, clientNo, choose } = useServedClient('KH')
  useEffect(() => noteChosen(clientNo), [clientNo])
  return (
    <div className="screen overview">
      <section className="panel overview-head">
        <h1>{t('overview.title')}</h1>
        <ClientPicker
          label={t('client.label')}
          value={clientNo}
          autoFocus={given === undefined}
          onChange={choose}
        />
        {clientNo !== undefined && <Ways clientNo={clientNo} />}
      </section>
      {clientNo === undefined ? (
        <section className="panel filling">
          <p className="quiet">{t('client.pickFirst')}</p>
        </section>
      ) : (
        <Client key={clientNo} clientNo={clientNo} />
      )}
    </div>
  )
}

function Ways({ clientNo }: { readonly clientNo: number }) {
  const { t } = useText()
  return (
    <nav className="ways">
      <a href={formatRoute('C01', { clientNo })}>C01 {t('overview.order')}</a>
      <a href={formatRoute('F09', { clientNo })}>F09 {t('overview.money')}</a>
      <a href={formatRoute('Q05', { client: clientNo })}>Q05 {t('overview.entries')}</a>
    </nav>
  )
}

function Client({ clientNo }: { readonly clientNo: number }) {
  const { t } = useText()
  const profile = useReport('client-profile', ofClient(clientNo))
  const cash = useReport('client-cash', ofClient(clientNo), LIVE)
  const [opened, setOpened] = useState<Row>()
  const own = (row: Row): boolean => Number(row['clientNo']) === clientNo
  return (
    <>
      <section className="panel overview-left">
        <Profile row={profile.data?.rows.find(own)} error={profile.error} />
        <h2>{t('cash.title')}</h2>
        <CashAccounts rows={(cash.data?.rows ?? []).filter(own)} />
        <Statements clientNo={clientNo} />
      </section>
      <section className="panel overview-holdings filling">
        <h2>{t('overview.holdings')}</h2>
        {opened !== undefined && <HoldingDialog row={opened} onBack={() => setOpened(undefined)} />}
        <ReportGrid
          report="client-holdings"
          parameters={ofClient(clientNo)}
          choice={HOLDINGS_LIVE}
          only={HOLDINGS}
          rowKey={row => textOf(row['holdingNo'])}
          onOpen={row =>
            go('C01', {
              clientNo,
              instrument: `${textOf(row['code'])}.${textOf(row['market'])}`,
              side: 'sell',
            })
          }
          onKey={(key, row) => {
            if (key !== ' ' || row === undefined) return false
            setOpened(row)
            return true
          }}
          foot={
            <>
              <HoldingTotals clientNo={clientNo} />
              <span className="quiet key-hint">{t('overview.holdingKeys')}</span>
            </>
          }
        />
      </section>
      <section className="panel overview-activity filling">
        <Activity clientNo={clientNo} />
      </section>
    </>
  )
}

function Activity({ clientNo }: { readonly clientNo: number }) {
  const { t } = useText()
  const [shown, setShown] = useState('orders')
  const items = [
    { key: 'orders', label: t('overview.orders') },
    { key: 'trades', label: t('overview.trades') },
  ]
  return (
    <>
      <Tabs size="small" items={items} activeKey={shown} onChange={setShown} animated={false} />
      {shown === 'orders' ? (
        <OrderList report="client-orders" parameters={ofClient(clientNo)} />
      ) : (
        <ReportGrid
          report="client-settlement-records"
          parameters={ofClient(clientNo, { limit: 500 })}
          choice={LIVE}
          only={TRADES}
          rowKey={(_, index) => String(index)}
        />
      )}
    </>
  )
}
