/** Who the client is. */
import { MARKETS } from '@guitai/core/base/market.ts'
import { securitiesAccountTypeOf } from '@guitai/core/rules/account-numbers.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { ReadingProblem } from '@guitai/web-kit/grid/reading-problem.tsx'
import { useText, type Texts } from '../../../texts/use-text.ts'
import './client-overview.css'
import { showValue } from '@guitai/web-kit/grid/columns.ts'

const SHOWN = [
  'name',
  'status',
  'identityNumber',
  'phone',
  'riskLevel',
  'profession',
  'address',
  'boards',
  'channels',
  'openedOn',
]

export function Profile({ row, error }: { readonly row: Row | undefined; readonly error: Error | null }) {
  const texts = useText()
  const info = useListedReport('client-profile')
  if (error !== null) return <ReadingProblem error={error} />
  if (row === undefined) return <p className="quiet">{texts.t('list.loading')}</p>
  const columns = SHOWN.flatMap(name => info?.columns?.filter(column => column.name === name) ?? [])
  return (
    <dl className="facts profile">
      {columns.map(column => (
        <div key={column.name}>
          <dt>{texts.pick(column.title)}</dt>
          <dd>{showValue(row[column.name], column, texts)}</dd>
        </div>
      ))}
      {accounts(row).map(account => (
        <div key={textOf(account['securitiesAccountId'])}>
          <dt>{accountTitle(account, texts)}</dt>
          <dd className="figure">{numberOf(account)}</dd>
        </div>
      ))}
    </dl>
  )
}

function numberOf(account: Row): string {
  return textOf(account['securitiesAccountId']).split('.')[0] ?? ''
}

/** A client may have two in one market: the one for B shares says so. */
function accountTitle(account: Row, { word }: Texts): string {
  const market = textOf(account['market'])
  const known = MARKETS.find(each => each === market)
  const isB = known !== undefined && securitiesAccountTypeOf(known, numberOf(account)) === 'b-share'
  return `${word('market', market)}${isB ? ' B' : ''}`
}

function accounts(row: Row): Row[] {
  return Array.isArray(row['securitiesAccounts']) ? (row['securitiesAccounts'] as Row[]) : []
}
