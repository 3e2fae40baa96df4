/**
 * E03A 差异处理: what differs, with the figures of both sides, above the form that resolves it. No act is chosen beforehand: which
 * side is right is for a person to find out. Without a difference in the address the open ones are listed.
 */
import { useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { useReport, type Row } from '@guitai/web-kit/api/reports.ts'
import { NOTHING } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { showValue } from '@guitai/web-kit/grid/columns.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { stay, useRoute } from '../../../shell/route.ts'
import { useText } from '../../../texts/use-text.ts'
import { GenericForm } from '../../frame/generic-form/generic-form.tsx'
import { DIFFERENCE_FACTS } from '../difference-facts.ts'
import { resolving } from '../resolving.ts'
import '../day.css'

const OPEN = { resolution: 'open', limit: 500 } as const
const LIVE = { live: ['day', 'order', 'trade'] } as const

export function ResolveDiscrepancy() {
  const { t } = useText()
  const { parameters } = useRoute()
  const key = parameters['discrepancyKey']
  const { data, isPending } = useReport('discrepancies', OPEN, LIVE)
  const row = data?.rows.find(each => each['discrepancyKey'] === key)
  if (key === undefined) return <Choose />
  return (
    <div className="resolving">
      <div className="screen">
        <section className="panel">
          {row === undefined ? (
            <p className="quiet">{t(isPending ? 'list.loading' : 'day.discrepancyGone')}</p>
          ) : (
            <BothSides row={row} />
          )}
        </section>
      </div>
      <GenericForm key={key} />
    </div>
  )
}

function Choose() {
  const { t } = useText()
  return (
    <div className="screen filling">
      <section className="panel filling">
        <h1>{t('day.discrepancies')}</h1>
        <ReportGrid
          report="discrepancies"
          parameters={OPEN}
          empty={t('day.noDiscrepancies')}
          rowKey={row => textOf(row['discrepancyKey'])}
          onOpen={row => stay('E03A', resolving(row))}
        />
      </section>
    </div>
  )
}

const SIDES = ['ours', 'theirs'] as const

function BothSides({ row }: { readonly row: Row }) {
  const texts = useText()
  const info = useListedReport('discrepancies')
  const columns = (info?.columns ?? []).filter(({ name }) => DIFFERENCE_FACTS.includes(name))
  const titleOf = (name: string): string => texts.pick(info?.columns?.find(each => each.name === name)?.title)
  return (
    <>
      <h2>{texts.t('day.bothSides')}</h2>
      <dl className="facts">
        {columns
          .filter(({ name }) => textOf(row[name]) !== '')
          .map(column => (
            <div key={column.name}>
              <dt>{texts.pick(column.title)}</dt>
              <dd className="figure">{showValue(row[column.name], column, texts)}</dd>
            </div>
          ))}
      </dl>
      <table className="both-sides">
        <tbody>
          {SIDES.map(side => (
            <tr key={side}>
              <th>{titleOf(side)}</th>
              <td className="figure">{textOf(row[side]) === '' ? NOTHING : textOf(row[side])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
