/**
 * 客户资金流水对账单 — a client's journal of a period with the balance after each line (F13), money and shares, any days.
 *
 * The totals are those of the whole period, however many of its lines are printed.
 */
import { Type } from 'typebox'
import { AgentNo, ClientNo, DateField } from '@guitai/core/frame/fields.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import { identityFacts, readClient } from '../frame/client-row.ts'
import { agentFacts, readAgent } from '../frame/signers.ts'
import { definePrint, type PrintValue } from '../frame/define-print.ts'
import { chineseDate, currencyOf, dateTime, money, orDash, shares, wordOf } from '../frame/texts.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { ENTRY_KIND_WORDS } from '@guitai/core/words/entry-kind.ts'

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
left join everyday.voucher v on v.voucher_no = e.voucher_no
where e.client_no = $1 and e.business_date between $2 and $3 and e.debit_account <> e.credit_account
order by e.business_date, e.entry_no limit ${MOST_LINES + 1}`

interface TotalRow {
  asset: number
  lines: number
  opening: number
  incoming: number
  outgoing: number
}

/** Money that did not move in the period is listed, too, as it stood when the period began. */
const TOTALS = `with leg as (
  select e.asset, e.business_date, e.entry_no, e.balance_after,
    case when d.account_no is null then e.debit_account else e.credit_account end as account_no,
    case when d.account_no is null then -e.amount else e.amount end as change
  from everyday.entry e left join current.house_account d on d.account_no = e.debit_account
  where e.client_no = $1 and e.business_date <= $3 and e.asset <= 3 and e.debit_account <> e.credit_account),
opening as (
  select distinct on (account_no) account_no, asset, balance_after as amount from leg where business_date < $2
  order by account_no, business_date desc, entry_no desc),
moved as (
  select account_no, asset, count(*) as lines, sum(greatest(change, 0)) as incoming, sum(greatest(-change, 0)) as outgoing
  from leg where business_date >= $2 group by account_no, asset)
select asset, coalesce(sum(m.lines), 0)::int8 as lines, coalesce(sum(o.amount), 0)::int8 as opening,
  coalesce(sum(m.incoming), 0)::int8 as incoming, coalesce(sum(m.outgoing), 0)::int8 as outgoing
from opening o full join moved m using (account_no, asset)
where o.amount <> 0 or m.lines > 0 group by asset order by asset`

export const clientJournal = definePrint({
  name: 'client-journal',
  title: { zh: '客户流水对账单', en: 'Client Journal' },
  of: ['F13', 'Q05'],
  paper: 'a4',
  isMomentary: true,
  isInquiry: true,
  terms: Type.Object(
    {
      clientNo: ClientNo,
      from: DateField({ zh: '起始日期', en: 'From' }),
      to: DateField({ zh: '截止日期', en: 'To' }),
      agentNo: Type.Optional(AgentNo),
    },
    { additionalProperties: false },
  ),
  async read(database, { clientNo, from, to, agentNo }, context) {
    const client = await readClient(database, clientNo)
    if (client === undefined) return undefined
    const period = [clientNo, from, to]
    const rows = await database.query<JournalRow>(SELECT, period)
    return {
      document: `${clientNo}/${from}/${to}`,
      clientNo,
      content: {
        period: `${chineseDate(from)} 至 ${chineseDate(to)}`,
        client: [
          ...identityFacts(client, context).slice(0, 4),
          ...agentFacts(await readAgent(database, agentNo), context),
        ],
        lines: rows.slice(0, MOST_LINES).map(lineOf),
        totals: await totalsOf(database, period),
        isCut: rows.length > MOST_LINES,
      },
    }
  },
})

function lineOf(row: JournalRow): PrintValue {
  const currency = currencyOf(row.asset)
  const show = currency === undefined ? shares : money
  const object =
    currency === undefined ? `${row.code ?? ''} ${row.name ?? ''}` : wordOf(CURRENCY_WORDS, currency)
  return [
    dateTime(row.at),
    wordOf(ENTRY_KIND_WORDS, row.kind),
    object,
    row.change > 0 ? show(row.change) : '',
    row.change < 0 ? show(-row.change) : '',
    row.balanceAfter === null ? '—' : show(row.balanceAfter),
    orDash(row.summary),
  ]
}

/** For each currency: the balance before the period, what went in and out in the period, and the balance after it. */
async function totalsOf(database: Database, period: readonly unknown[]): Promise<PrintValue> {
  const totals = await database.query<TotalRow>(TOTALS, period)
  return totals.map(({ asset, lines, opening, incoming, outgoing }) => [
    wordOf(CURRENCY_WORDS, currencyOf(asset) ?? ''),
    String(lines),
    money(opening),
    money(incoming),
    money(outgoing),
    money(opening + incoming - outgoing),
  ])
}
