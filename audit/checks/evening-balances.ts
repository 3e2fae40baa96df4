/** The balance of every account at the end of a past day, as it was stored then. The audit's balances are compared with it. */
import type pg from 'pg'
import { cashTotal, shareTotal } from '../ledger/money.ts'
import type { Replay } from '../replay/replay.ts'
import type { Comparison } from './compare.ts'

export interface EveningBalance {
  accountNo: number
  balance: number
  /** The name of a house account; null for others. */
  name: string | null
}

export async function readEveningBalances(client: pg.ClientBase, date: string): Promise<EveningBalance[]> {
  const { rows } = await client.query<EveningBalance>(
    `select b.account_no::float8 as "accountNo", b.balance::float8, h.key as name
    from everyday.balance b left join current.house_account h using (account_no) where b.business_date = $1::date`,
    [date],
  )
  return rows
}

export function compareEveningBalances(
  to: Comparison,
  { ledger }: Replay,
  balances: readonly EveningBalance[],
): void {
  for (const { accountNo, balance, name } of balances) {
    if (name !== null) {
      to.compare('house-accounts', `house account ${name} at the evening of ${ledger.today}`, 'balance', [
        balance,
        ledger.house.get(name) ?? 0,
      ])
      continue
    }
    const account = ledger.cash.get(accountNo)
    const holding = ledger.holdings.get(accountNo)
    const right =
      account === undefined ? (holding === undefined ? 0 : shareTotal(holding)) : cashTotal(account)
    const subject = account === undefined ? `holding ${accountNo}` : `cash account ${accountNo}`
    to.compare('balances', `${subject} at the evening of ${ledger.today}`, 'balance', [balance, right])
  }
}
