/** What makes up a balance: the sums of balance-parts.ts, and below them the single holds, freezes and lots. */
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { showCount, showMoney, showPriceText } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useText, type Texts } from '../../../texts/use-text.ts'
import { cashParts, holdingParts, type PartLine } from './balance-parts.ts'
import './made-up.css'

export function CashMadeUp({ row }: { readonly row: Row }) {
  const texts = useText()
  return <MadeUp lines={cashParts(row)} details={cashDetails(row, texts)} />
}

export function HoldingMadeUp({ row }: { readonly row: Row }) {
  const texts = useText()
  return <MadeUp lines={holdingParts(row)} details={holdingDetails(row, texts)} />
}

type Detail = readonly [what: string, figure: string]

function MadeUp({
  lines,
  details,
}: {
  readonly lines: readonly PartLine[]
  readonly details: readonly Detail[]
}) {
  const { t } = useText()
  return (
    <table className="made-up">
      <tbody>
        {lines.map(({ sign, words, figure }, index) => (
          <tr key={`${index} ${words}`} className={lineClass(lines, index)}>
            <td>{sign}</td>
            <td>{t(words)}</td>
            <td className="figure">{figure}</td>
          </tr>
        ))}
        {details.map(([what, figure]) => (
          <tr key={`${what} ${figure}`} className="quiet">
            <td />
            <td>{what}</td>
            <td className="figure">{figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A sum stands below a line; what begins anew after one, below a gap. */
function lineClass(lines: readonly PartLine[], index: number): string {
  if (lines[index]?.sign === '=') return 'sum'
  return lines[index]?.sign === '+' && lines[index - 1]?.sign === '=' ? 'begins' : ''
}

function cashDetails(row: Row, { t, word }: Texts): Detail[] {
  const others = text(row['otherHolds'])
  return [
    ...list(row['holds']).map(each => {
      const order = [word('side', text(each['side'])), text(each['code']), text(each['name'])].join(' ')
      return [`${t('cash.hold')} ${text(each['orderId'])} · ${order}`, showMoney(each['amount'])] as const
    }),
    ...(Number(others) === 0 ? [] : [[t('cash.otherHolds'), showMoney(others)] as const]),
    ...list(row['freezes']).map(each => {
      const why = [text(each['authority']), text(each['document'])].filter(part => part !== '').join(' ')
      return [`${t('cash.freeze')} ${text(each['freezeNo'])} · ${why}`, showMoney(each['effective'])] as const
    }),
    ...list(row['lots']).map(each => {
      const when = `${text(each['tradeDate'])} · ${t('cash.settlesOn')} ${text(each['settlementDate'])}`
      const figures = `+${showMoney(each['proceeds'])} −${showMoney(each['purchases'])}`
      return [`${t('cash.lot')} ${when}`, figures] as const
    }),
  ]
}

function holdingDetails(row: Row, { t }: Texts): Detail[] {
  const cost: Detail[] =
    text(row['cost']) === ''
      ? []
      : [[t('holding.cost'), `${showPriceText(row['averagePrice'])} · ${showMoney(row['cost'])}`]]
  const lots = list(row['lots']).map(each => {
    const when = `${text(each['tradeDate'])} · ${t('holding.sellableFrom')} ${text(each['sellableFrom'])}`
    return [`${t('cash.lot')} ${when}`, `+${showCount(each['bought'])} −${showCount(each['sold'])}`] as const
  })
  return [...lots, ...cost]
}

function list(value: unknown): Row[] {
  return Array.isArray(value) ? (value as Row[]) : []
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : textOf(value)
}
