/** A client's cash accounts with the three figures, and what makes them up when opened. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { useState } from 'react'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { showMoney } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../../../texts/use-text.ts'
import { CashMadeUp } from './made-up.tsx'
import './cash-accounts.css'

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
      {isOpen && <CashMadeUp row={row} />}
    </div>
  )
}
