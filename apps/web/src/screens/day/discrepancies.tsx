/** What differs and is not resolved, and outside facts without a place. Enter on one leads to its resolution,
 * filled in as far as the row says it: which act is for its kind, and the order of ours. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useReport } from '@guitai/web-kit/api/reports.ts'
import { ReportGrid } from '@guitai/web-kit/grid/report-grid.tsx'
import { go } from '../../shell/route.ts'
import { useText } from '../../texts/use-text.ts'

const LIVE = { live: ['day', 'order', 'trade'] } as const
const OPEN = { resolution: 'open' } as const

/** The act that is usual for a kind of difference; a teller may choose another. */
const USUAL: Readonly<Record<string, string>> = {
  'missing-here': 'accept-depository',
  'missing-there': 'bust-trade',
  different: 'accept-depository',
  fee: 'accept-depository',
}

function resolutionOf(row: Readonly<Record<string, unknown>>): Record<string, string> {
  const orderId = textOf(row['orderId'])
  return {
    discrepancyKey: textOf(row['discrepancyKey']),
    act: USUAL[textOf(row['kind'])] ?? 'carry-exception',
    ...(orderId === '' ? {} : { orderId }),
  }
}

/** Its key says again what these say, in codes. Each kind of difference has some of them. */
const SHOWN = [
  'businessDate',
  'kind',
  'market',
  'tradingUnit',
  'currency',
  'fee',
  'side',
  'tradeNo',
  'about',
  'subject',
  'ours',
  'theirs',
  'orderId',
]

export function Discrepancies() {
  const { t } = useText()
  const [shown, setShown] = useState('discrepancies')
  const differences = useReport('discrepancies', OPEN, LIVE)
  const rows = differences.data?.rows
  const said = useMemo(
    () => SHOWN.filter(name => rows?.some(row => textOf(row[name]) !== '') !== false),
    [rows],
  )
  const unplaced = useReport('unplaced', {}, LIVE)
  const items = [
    { key: 'discrepancies', label: `${t('day.discrepancies')} ${differences.data?.rows.length ?? ''}` },
    { key: 'unplaced', label: `${t('day.unplaced')} ${unplaced.data?.rows.length ?? ''}` },
  ]
  return (
    <>
      <Tabs size="small" items={items} activeKey={shown} onChange={setShown} animated={false} />
      {shown === 'discrepancies' ? (
        <ReportGrid
          report="discrepancies"
          parameters={OPEN}
          only={said}
          empty={t('day.noDiscrepancies')}
          rowKey={row => textOf(row['discrepancyKey'])}
          onOpen={row => go('E03A', resolutionOf(row))}
        />
      ) : (
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
