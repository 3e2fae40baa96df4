/** A client's cash accounts with the three figures, and what makes them up when opened. */
import { textOf } from '../../format/text-of.ts'
import { formatFen, parseFen } from '@guitai/core/base/money.ts'
import { useState } from 'react'
import type { Row } from '../../api/reports.ts'
import { showMoney } from '../../format/figures.ts'
import { useText } from '../../texts/use-text.ts'
import type { TextKey } from '../../texts/zh.ts'

const PARTS: readonly (readonly [field: string, sign: 1 | -1, words: TextKey])[] = [
  ['settled', 1, 'cash.settled'],
  ['unsettledProceeds', 1, 'cash.unsettledProceeds'],
  ['unsettledPurchases', -1, 'cash.unsettledPurchases'],
  ['onHold', -1, 'cash.onHold'],
  ['frozen', -1, 'cash.frozen'],
]

export interface CashAccountsProps {
  readonly rows: readonly Row[]
  readonly chosen?: number
  readonly onChoose?: (accountNo: number) => void
}

export function CashAccounts({ rows, chosen, onChoose }: CashAccountsProps) {
  const { t } = useText()
  if (rows.length === 0) return <p className="quiet">{t('client.pickFirst')}</p>
  return (
    <div className="cash-accounts">
      {rows.map(row => (
        <CashAccount
          key={textOf(row['accountNo'])}
          row={row}
          isChosen={rows.length > 1 && Number(row['accountNo']) === chosen}
          onChoose={onChoose}
        />
      ))}
    </div>
  )
}

interface CashAccountProps {
  readonly row: Row
  readonly isChosen: boolean
  readonly onChoose: ((accountNo: number) => void) | undefined
}

function CashAccount({ row, isChosen, onChoose }: CashAccountProps) {
  const { t, word } = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <div
      className={`cash-account ${isChosen ? 'chosen' : ''}`}
      onMouseDown={() => onChoose?.(Number(row['accountNo']))}
    >
      <header>
        <b className="figure">{textOf(row['accountNo'])}</b>
        <span>{word('currency', textOf(row['currency']))}</span>
        <span className="quiet">{word('custodyMode', textOf(row['custodyMode']))}</span>
      </header>
      <dl className="headline">
        <div>
          <dt>{t('cash.available')}</dt>
          <dd>{showMoney(row['available'])}</dd>
        </div>
        <div>
          <dt>{t('cash.withdrawable')}</dt>
          <dd>{showMoney(row['withdrawable'])}</dd>
        </div>
        <div>
          <dt>{t('cash.balance')}</dt>
          <dd>{showMoney(row['balance'])}</dd>
        </div>
      </dl>
      <button type="button" className="opener" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('cash.madeUp')}
      </button>
      {isOpen && <MadeUp row={row} />}
    </div>
  )
}

/** What the parts leave of the available amount: proceeds that cannot be used on this trade date. */
function restOf(row: Row): number {
  const fen = (field: string): number => parseFen(textOf(row[field])) ?? 0
  return PARTS.reduce((rest, [field, sign]) => rest - sign * fen(field), fen('available'))
}

function MadeUp({ row }: { readonly row: Row }) {
  const { t } = useText()
  const rest = restOf(row)
  return (
    <table className="made-up">
      <tbody>
        {PARTS.map(([field, sign, words]) => (
          <tr key={field}>
            <td>{sign === 1 ? '+' : '−'}</td>
            <td>{t(words)}</td>
            <td className="figure">{showMoney(row[field])}</td>
          </tr>
        ))}
        {rest !== 0 && (
          <tr>
            <td>{rest > 0 ? '+' : '−'}</td>
            <td>{t('cash.notUsableYet')}</td>
            <td className="figure">{showMoney(formatFen(Math.abs(rest)))}</td>
          </tr>
        )}
        <tr className="sum">
          <td>=</td>
          <td>{t('cash.available')}</td>
          <td className="figure">{showMoney(row['available'])}</td>
        </tr>
        <tr>
          <td />
          <td>{t('cash.uncleared')}</td>
          <td className="figure">{showMoney(row['uncleared'])}</td>
        </tr>
        <Details row={row} />
      </tbody>
    </table>
  )
}

/** Single holds, freezes and lots, where there are any. */
function Details({ row }: { readonly row: Row }) {
  const { t, word } = useText()
  const lines = [
    ...list(row['holds']).map(each => [
      `${t('cash.hold')} ${text(each['orderId'])}`,
      `${word('side', text(each['side']))} ${text(each['code'])} ${text(each['name'])}`,
      text(each['amount']),
    ]),
    ...list(row['freezes']).map(each => [
      `${t('cash.freeze')} ${text(each['freezeNo'])}`,
      `${text(each['authority'])} ${text(each['document'])}`,
      text(each['effective']),
    ]),
    ...list(row['lots']).map(each => [
      `${t('cash.lot')} ${text(each['tradeDate'])}`,
      `${t('cash.settlesOn')} ${text(each['settlementDate'])}`,
      `${showMoney(each['proceeds'])} / −${showMoney(each['purchases'])}`,
    ]),
  ]
  return lines.map(([what, detail, amount]) => (
    <tr key={`${what}${detail}`} className="quiet">
      <td />
      <td>
        {what} · {detail}
      </td>
      <td className="figure">{showMoney(amount)}</td>
    </tr>
  ))
}

function list(value: unknown): Row[] {
  return Array.isArray(value) ? (value as Row[]) : []
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : textOf(value)
}
