/**
 * One read as finished bytes: JSON of one page, or CSV of all pages from where it was asked to begin. With it goes whose
 * personal data it shows: the server writes that down before the bytes leave.
 */
import { csvHead, csvLines, csvTotals } from '@guitai/reports/frame/csv.ts'
import { inSnapshot, type Database } from '@guitai/reports/frame/database.ts'
import type { AnyReport } from '@guitai/reports/frame/define-report.ts'
import { MOST_ROWS } from '@guitai/reports/frame/paging.ts'
import { runReport, type PresentedReport } from '@guitai/reports/frame/run-report.ts'
import type { ReaderConnection } from './reader-connection.ts'
import { ReadFailed, type ReadRequest, type ReadResult } from './reader-messages.ts'

/** An export is held in memory until it leaves. */
const MOST_EXPORT_ROWS = 200_000

export interface ReadPorts {
  books: ReaderConnection
  now: () => number
}

interface Finished {
  text: string
  looks: string[]
}

export async function readReport(
  ports: ReadPorts,
  report: AnyReport,
  request: ReadRequest,
  deadline: number,
): Promise<ReadResult> {
  const finished = await ports.books.use(client =>
    inSnapshot(client, deadline - ports.now(), database =>
      finish(untilDeadline(database, ports.now, deadline), report, request),
    ),
  )
  return { bytes: new TextEncoder().encode(finished.text), looks: finished.looks }
}

/** A read of many questions stops at the first that comes too late. */
function untilDeadline(database: Database, now: () => number, deadline: number): Database {
  return {
    query(text, values) {
      if (now() > deadline) throw new ReadFailed('timeout', 'the read took too long')
      return database.query(text, values)
    },
  }
}

function finish(database: Database, report: AnyReport, request: ReadRequest): Promise<Finished> {
  return request.format === 'csv' ? exported(database, report, request) : onePage(database, report, request)
}

async function onePage(database: Database, report: AnyReport, request: ReadRequest): Promise<Finished> {
  const { looks, ...page } = await runReport(report, database, request.input, request.context)
  return { text: JSON.stringify(page), looks }
}

async function exported(database: Database, report: AnyReport, request: ReadRequest): Promise<Finished> {
  const { columns } = report
  const language = request.language ?? 'zh'
  const isPaged = 'limit' in report.input.properties
  const parts = [csvHead(columns, language)]
  const looks = new Set<string>()
  let input = isPaged ? { ...request.input, limit: MOST_ROWS } : request.input
  let rows = 0
  let totals: PresentedReport['totals'] = null
  for (;;) {
    const page = await runReport(report, database, input, request.context)
    rows += page.rows.length
    if (rows > MOST_EXPORT_ROWS)
      throw new ReadFailed(
        'too-large',
        `an export has at most ${MOST_EXPORT_ROWS} rows: choose a shorter period`,
      )
    parts.push(csvLines(columns, page.rows, language))
    totals ??= page.totals
    for (const clientNo of page.looks) looks.add(clientNo)
    if (page.next === null) break
    input = { ...input, after: page.next }
  }
  parts.push(csvTotals(columns, totals ?? [], language))
  return { text: parts.join(''), looks: [...looks] }
}
