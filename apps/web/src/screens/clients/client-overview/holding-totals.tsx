/** Cost, worth and profit of all holdings, by currency. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { ofClient } from '@guitai/web-kit/api/one-client.ts'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { showMoney, toneOfSign } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../../../texts/use-text.ts'

export function HoldingTotals({ clientNo }: { readonly clientNo: number }) {
  const { pick, word, t } = useText()
  const info = useListedReport('client-holdings')
  const { data } = useReport('client-holdings', ofClient(clientNo), { live: ['trade', 'order', 'cash'] })
  const title = (name: string): string =>
    pick(info?.columns?.find(column => column.name === name)?.title) || name
  const totals = data?.totals ?? []
  if (totals.length === 0) return <span>{t('list.count', { count: data?.rows.length ?? 0 })}</span>
  return totals.map((line, index) => (
    <span key={textOf(line['currency'] ?? index)} className="total-line">
      {word('currency', textOf(line['currency']))}
      {['cost', 'marketValue', 'profit'].map(name => (
        <span key={name}>
          {title(name)}{' '}
          <b className={`figure ${name === 'profit' ? toneOfSign(line[name]) : ''}`}>
            {showMoney(line[name])}
          </b>
        </span>
      ))}
    </span>
  ))
}
