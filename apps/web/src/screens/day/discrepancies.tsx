/** What differs and is not resolved, what is carried, and outside facts without a place. Enter on one leads to its resolution. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { go } from '../../shell/route.ts'
import { DIFFERENCE_FACTS } from './difference-facts.ts'
import { resolving } from './resolving.ts'
import { useText } from '../../texts/use-text.ts'

const LIVE = { live: ['day', 'order', 'trade'] } as const
const OPEN = { resolution: 'open' } as const
const CARRIED = { resolution: 'carry-exception' } as const

const SHOWN = [...DIFFERENCE_FACTS, 'ours', 'theirs']

export function Discrepancies() {
  const { t } = useText()
  const [shown, setShown] = useState('discrepancies')
  const open = useReport('discrepancies', OPEN, LIVE)
  const carried = useReport('discrepancies', CARRIED, LIVE)
  const rows = (shown === 'carried' ? carried : open).data?.rows
  const said = useMemo(
    () => SHOWN.filter(name => rows?.some(row => textOf(row[name]) !== '') !== false),
    [rows],
  )
  const unplaced = useReport('unplaced', {}, LIVE)
  const items = [
    { key: 'discrepancies', label: `${t('day.discrepancies')} ${open.data?.rows.length ?? ''}` },
    { key: 'carried', label: `${t('day.carried')} ${carried.data?.rows.length ?? ''}` },
    { key: 'unplaced', label: `${t('day.unplaced')} ${unplaced.data?.rows.length ?? ''}` },
  ]
  return (
    <>
      <Tabs size="small" items={items} activeKey={shown} onChange={setShown} animated={false} />
      {shown === 'discrepancies' && (
        <ReportGrid
          report="discrepancies"
          parameters={OPEN}
          only={said}
          empty={t('day.noDiscrepancies')}
          rowKey={row => textOf(row['discrepancyKey'])}
          onOpen={row => go('E03A', resolving(row))}
        />
      )}
      {shown === 'carried' && (
        <ReportGrid
          report="discrepancies"
          parameters={CARRIED}
          only={[...said, 'resolvedBy', 'actReason']}
          empty={t('day.noCarried')}
          rowKey={row => textOf(row['discrepancyKey'])}
        />
      )}
      {shown === 'unplaced' && (
        <ReportGrid
          report="unplaced"
          parameters={{}}
          empty={t('day.noUnplaced')}
          rowKey={row => textOf(row['unplacedNo'])}
          onOpen={row => go('E03B', { unplacedNo: textOf(row['unplacedNo']) })}
        />
      )}
    </>
  )
}
