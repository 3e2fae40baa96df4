/**
 * 客户资金流水对账单 — a client's journal of a period with the balance after each line (F13), money and shares, any days.
 *
 * What is too long to be a document is refused by the reading as too large; there is the export for it.
 */
import { Type } from 'typebox'
import { ClientNo, DateField } from '@guitai/core/functions/fields.ts'
import { CURRENCIES, ENTRY_KINDS } from '@guitai/reports/labels.ts'
import { identityFacts, readClient } from '../client-row.ts'
import { definePrint, type PrintValue } from '../define-print.ts'
import { chineseDate, currencyOf, dateTime, money, orDash, shares, wordOf } from '../texts.ts'

/** About a hundred and fifty pages. */
const MOST_LINES = 5000

interface JournalRow {
  entryNo: number
  at: string
  kind: string
  asset: number
  accountNo: number
  code: string | null
  name: string | null
  change: number
  balanceAfter: number | null
  summary: string | null
}

const SELECT = `select e.entry_no as "entryNo", e.at, e.kind, e.asset, i.code, i.name,
  case when d.account_no is null then e.debit_account else e.credit_account end as "accountNo",
  case when d.account_no is null then -e.amount else e.amount end as change, e.balance_after as "balanceAfter", v.summary
from everyday.entry e
left join current.house_account d on d.account_no = e.debit_account
left join current.instrument i on i.instrument_no = e.asset
left join current.voucher v on v.voucher_no = e.voucher_no
where e.client_no = $1 and e.business_date between $2 and $3 and e.debit_account <> e.credit_account
order by e.business_date, e.entry_no limit ${MOST_LINES}`

export const clientJournal = definePrint({
  name: 'client-journal',
  title: { zh: '客户流水对账单', en: 'Client Journal' },
  of: ['F13', 'Q05'],
  paper: 'a4',
  isMomentary: true,
  terms: Type.Object(
    {
      clientNo: ClientNo,
      from: DateField({ zh: '起始日期', en: 'From' }),
      to: DateField({ zh: '截止日期', en: 'To' }),
    },
    { additionalProperties: false },
  ),
  async read(database, { clientNo, from, to }, context) {
    const client = await readClient(database, clientNo)
    if (client === undefined) return undefined
    const rows = await database.query<JournalRow>(SELECT, [clientNo, from, to])
    return {
      document: `${clientNo}/${from}/${to}`,
      clientNo,
      content: {
        period: `${chineseDate(from)} 至 ${chineseDate(to)}`,
        client: identityFacts(client, context).slice(0, 4),
        lines: rows.map(lineOf),
        totals: totalsOf(rows),
        isCut: rows.length === MOST_LINES,
      },
    }
  },
})

function lineOf(row: JournalRow): PrintValue {
  const currency = currencyOf(row.asset)
  const show = currency === undefined ? shares : money
  const object = currency === undefined ? `${row.code ?? ''} ${row.name ?? ''}` : wordOf(CURRENCIES, currency)
  return [
    dateTime(row.at),
    wordOf(ENTRY_KINDS, row.kind),
    object,
    row.change > 0 ? show(row.change) : '',
    row.change < 0 ? show(-row.change) : '',
    row.balanceAfter === null ? '—' : show(row.balanceAfter),
    orDash(row.summary),
  ]
}

/** Of each currency: what there was before, in and out over the period, what there is after it. */
function totalsOf(rows: readonly JournalRow[]): PrintValue {
  const byAsset = Map.groupBy(
    rows.filter(row => currencyOf(row.asset) !== undefined),
    row => row.asset,
  )
  return [...byAsset].map(([asset, lines]) => {
    const incoming = lines.reduce((sum, { change }) => sum + Math.max(0, change), 0)
    const outgoing = lines.reduce((sum, { change }) => sum + Math.max(0, -change), 0)
    const closing = closingOf(lines)
    return [
      wordOf(CURRENCIES, currencyOf(asset) ?? ''),
      String(lines.length),
      closing === undefined ? '—' : money(closing - incoming + outgoing),
      money(incoming),
      money(outgoing),
      closing === undefined ? '—' : money(closing),
    ]
  })
}

/** The last balance of each account together. Undefined where a line has none. */
function closingOf(lines: readonly JournalRow[]): number | undefined {
  const last = new Map(lines.map(({ accountNo, balanceAfter }) => [accountNo, balanceAfter]))
  const balances = [...last.values()]
  return balances.includes(null) ? undefined : balances.reduce((sum: number, one) => sum + (one ?? 0), 0)
}
