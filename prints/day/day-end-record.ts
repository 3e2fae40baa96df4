/**
 * 日终记录 — a day's steps, and once it is closed its certificate: what was proved, which differences are carried, the day's totals, and
 * the hash of the chain (E13). Before the close it shows how far the day has come; of a day without steps there is none.
 */
import { Type } from 'typebox'
import { DateField } from '@guitai/core/frame/fields.ts'
import { DAY_COUNT_WORDS } from '@guitai/core/words/day-count.ts'
import { DAY_PHASE_WORDS } from '@guitai/core/words/day-phase.ts'
import { DISCREPANCY_ABOUT_WORDS, DISCREPANCY_KIND_WORDS } from '@guitai/core/words/discrepancy.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { FEE_KIND_WORDS } from '@guitai/core/words/fee-kind.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { STEP_STATUS_WORDS } from '@guitai/core/words/step-status.ts'
import { valuesOf, type Words } from '@guitai/core/words/words.ts'
import { CERTIFICATES } from '@guitai/reports/day/certificates.ts'
import { discrepancies } from '@guitai/reports/day/discrepancies.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import type { Row } from '@guitai/reports/frame/define-report.ts'
import { businessDay } from '@guitai/reports/frame/filters.ts'
import { plainText } from '@guitai/reports/frame/plain-text.ts'
import type { CloseCertificate } from '@guitai/reports/proof/close-certificate.ts'
import { definePrint, type PrintContent, type PrintContext, type PrintValue } from '../frame/define-print.ts'
import { fact, wideFact } from '../frame/facts.ts'
import { chineseDate, money, orDash, shares, tellerText, timeOf, wordOf } from '../frame/texts.ts'

interface StepRow {
  code: string
  status: string
  startedAt: string
  endedAt: string | null
  count: number
  sums: Readonly<Record<string, number>>
  tellerNo: number
  tellerName: string | null
  detail: string
}

const STEPS = `select s.code, s.status, s.started_at as "startedAt", s.ended_at as "endedAt", s.count, s.sums, s.teller_no as "tellerNo",
  t.full_name as "tellerName", s.detail
from everyday.day_step s join current.business_day d using (business_date) left join current.teller t on t.teller_no = s.teller_no
where s.business_date = $1 and s.run = d.clearing_run order by s.started_at, s.step_key`

const CERTIFICATE = `select d.phase, d.clearing_run as run, c.content from current.business_day d
left join ${CERTIFICATES} c on c.business_date = d.business_date and not c.is_void where d.business_date = $1`

const VOID = `select c.run, c.content from ${CERTIFICATES} c where c.business_date = $1 and c.is_void order by c.run`

type Kept = Pick<CloseCertificate, 'batchNo' | 'chainHash' | 'isProved' | 'lines' | 'exceptions' | 'totals'>

export const dayEndRecord = definePrint({
  name: 'day-end-record',
  title: { zh: '日终记录', en: 'Day-End Record' },
  of: ['E13', 'certificates'],
  paper: 'a4',
  isMomentary: true,
  terms: Type.Object(
    { date: Type.Optional(DateField({ zh: '日期', en: 'Date' })) },
    { additionalProperties: false },
  ),
  async read(database, terms, context) {
    const date = terms.date ?? (await businessDay(database))
    const [found] = await database.query<{ phase: string; run: number; content: Kept | null }>(CERTIFICATE, [
      date,
    ])
    const steps = await database.query<StepRow>(STEPS, [date])
    const former = await database.query<{ run: number; content: Kept }>(VOID, [date])
    if (found === undefined || (steps.length === 0 && found.content === null && former.length === 0))
      return undefined
    const { phase, run, content } = found
    const lines = content?.lines ?? []
    return {
      document: date,
      clientNo: null,
      content: {
        date: chineseDate(date),
        state: [
          fact({ zh: '状态', en: 'State' }, wordOf(DAY_PHASE_WORDS, phase)),
          fact({ zh: '清算次数', en: 'Clearing run' }, String(run)),
        ],
        steps: steps.map(stepLine),
        isClosed: content !== null,
        proof: lines.map(({ title, isInternal, isTrue, count }) => [
          title.zh,
          isInternal ? '内部' : '外部',
          isTrue ? '相符' : `${count} 处不符`,
        ]),
        carried: content === null ? [] : await carriedLines({ database, context }, date, content),
        totals: content === null ? [] : totalsOf(content),
        voided: former.map(voided),
      },
    }
  },
})

/** A certificate whose run was taken back is shown, struck through. */
function voided({ run, content }: { run: number; content: Kept }): PrintValue {
  return [String(run), String(content.batchNo), verdictOf(content), content.chainHash]
}

/** The reason of a step that was skipped stands where others have their sums. */
function stepLine(row: StepRow): PrintValue {
  const [code = '', market] = row.code.split('-')
  const sums = Object.entries(row.sums).map(
    ([currency, sum]) => `${currency === 'CNY' ? '' : `${currency} `}${money(sum)}`,
  )
  return [
    market === undefined ? code : `${code} ${wordOf(MARKET_WORDS, market)}`,
    wordOf(STEP_STATUS_WORDS, row.status),
    timeOf(row.startedAt),
    row.endedAt === null ? '—' : timeOf(row.endedAt),
    shares(row.count),
    row.status === 'skipped' ? row.detail : orDash(sums.join(' ')),
    tellerText(row.tellerNo, row.tellerName),
  ]
}

/** What the certificate names, in the words of the list of differences; a line that they make false is no difference. */
async function carriedLines(
  { database, context }: { database: Database; context: PrintContext },
  date: string,
  { exceptions }: Kept,
): Promise<PrintValue[]> {
  const named = new Set(exceptions.map(({ name }) => name))
  if (named.size === 0) return []
  const asked = { to: date, resolution: 'carry-exception', limit: 500 } as const
  const { rows } = await discrepancies.run(database, asked, context)
  return rows
    .filter(row => named.has(plainText(row['discrepancyKey'])))
    .map(row => [
      chineseDate(plainText(row['businessDate'])),
      wordOf(DISCREPANCY_KIND_WORDS, plainText(row['kind'])),
      aboutOf(row),
      orDash(plainText(row['ours'])),
      orDash(plainText(row['theirs'])),
    ])
}

const OF_FIELDS: readonly (readonly [string, Words | undefined])[] = [
  ['market', MARKET_WORDS],
  ['tradingUnit', undefined],
  ['currency', CURRENCY_WORDS],
  ['fee', FEE_KIND_WORDS],
  ['side', SIDE_WORDS],
  ['tradeNo', undefined],
  ['about', DISCREPANCY_ABOUT_WORDS],
  ['subject', undefined],
  ['orderId', undefined],
]

const aboutOf = (row: Row): string =>
  OF_FIELDS.map(([name, words]) => wordOf(words ?? {}, plainText(row[name])))
    .filter(text => text !== '')
    .join(' ')

const verdictOf = ({ isProved, exceptions = [] }: Pick<Kept, 'isProved'> & Partial<Kept>): string =>
  isProved ? (exceptions.length === 0 ? '全部相符' : '除挂账外相符') : '不符'

function totalsOf(kept: Kept): PrintContent[] {
  const { totals, batchNo, chainHash } = kept
  return [
    fact({ zh: '结论', en: 'Verdict' }, verdictOf(kept)),
    fact({ zh: '批号', en: 'Batch' }, String(batchNo)),
    ...valuesOf(DAY_COUNT_WORDS).map(name => fact(DAY_COUNT_WORDS[name], shares(totals.counts[name] ?? 0))),
    wideFact({ zh: '日志链', en: 'Log chain' }, chainHash),
  ]
}
