/** What the client has in all, and cost, worth and profit of all holdings, by currency. */
import { useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { showMoney, toneOfSign } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../../../texts/use-text.ts'
import { totalAssets } from './total-assets.ts'

export function HoldingTotals({ clientNo }: { readonly clientNo: number }) {
  const { pick, word, t } = useText()
  const info = useListedReport('client-holdings')
  const { data } = useReport('client-holdings', ofClient(clientNo), { live: ['trade', 'order', 'cash'] })
  const title = (name: string): string =>
    pick(info?.columns?.find(column => column.name === name)?.title) || name
  const cash = useReport('client-cash', ofClient(clientNo), { live: ['trade', 'order', 'cash'] })
  const totals = data?.totals ?? []
  const assets = totalAssets(cash.data?.rows ?? [], totals)
  if (assets.size === 0) return <span>{t('list.count', { count: data?.rows.length ?? 0 })}</span>
  return [...assets].map(([currency, sum]) => {
    const line = totals.find(each => each['currency'] === currency)
    return (
      <span key={currency} className="total-line">
        {word('currency', currency)}
        <span>
          {t('overview.assets')} <b className="figure">{showMoney(sum)}</b>
        </span>
        {line !== undefined &&
          ['cost', 'marketValue', 'profit'].map(name => (
            <span key={name}>
              {title(name)}{' '}
              <b className={`figure ${name === 'profit' ? toneOfSign(line[name]) : ''}`}>
                {showMoney(line[name])}
              </b>
            </span>
          ))}
      </span>
    )
  })
}
