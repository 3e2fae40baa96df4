/** Finds the clients that a stretch of the log concerns. Only their accounts have to be followed. */
import type pg from 'pg'
import type { Told } from '../replay/replay.ts'

const numbers = (told: readonly Told[], name: string): number[] =>
  told.flatMap(({ input }) => (input[name] === undefined ? [] : [Number(input[name])]))

/** Vouchers of earlier days that corrections name. */
export const vouchersNamed = (told: readonly Told[]): number[] =>
  numbers(
    told.filter(({ code }) => code === 'G04'),
    'voucherNo',
  )

/** The client is named by number, or by one of their orders, holdings, freezes, vouchers or custody transfers. */
export async function whoActed(
  client: pg.ClientBase,
  told: readonly Told[],
  from: string,
): Promise<number[]> {
  const opened = told.flatMap(({ code, result }) => (code === 'F04' ? [Number(result['clientNo'])] : []))
  const accounts = numbers(told, 'cashAccountNo').map(no => Math.floor(no / 100))
  const { rows } = await client.query<{ no: number }>(
    `select client_no::float8 as no from everyday.orders where trade_date >= $1::date
    union select client_no::float8 from everyday.trade where trade_date >= $1::date
    union select client_no::float8 from everyday.custody_transfer where requested_on >= $1::date or ended_on >= $1::date or transfer_no = any($2)
    union select client_no::float8 from current.holding where holding_no = any($3)
    union select client_no::float8 from current.freeze where freeze_no = any($4)
    union select client_no::float8 from everyday.voucher where voucher_no = any($5)`,
    [
      from,
      numbers(told, 'transferNo'),
      numbers(told, 'holdingNo'),
      numbers(told, 'freezeNo'),
      numbers(told, 'voucherNo'),
    ],
  )
  const named = [...numbers(told, 'clientNo'), ...opened, ...accounts, ...rows.map(row => row.no)]
  return [...new Set(named)].filter(no => no > 0)
}
