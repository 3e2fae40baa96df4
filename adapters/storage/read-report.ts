/**
 * One read as finished bytes: JSON of one page, or a file of all pages from where it was asked to begin. With it goes whose
 * personal data it shows: the server writes that down before the bytes leave.
 */
import { columnsIn } from '@guitai/core/frame/report-column.ts'
import { csvHead, csvLines, csvTotals, type CsvFlavour } from '@guitai/reports/frame/csv.ts'
import { inSnapshot, type Database } from '@guitai/reports/frame/database.ts'
import type { AnyReport, ReportColumn, Row } from '@guitai/reports/frame/define-report.ts'
import { dictionaryFor, NO_DICTIONARY } from '@guitai/reports/frame/dictionary.ts'
import { MOST_ROWS } from '@guitai/reports/frame/paging.ts'
import { runReport, type PresentedReport } from '@guitai/reports/frame/run-report.ts'
import type { ReaderConnection } from './reader-connection.ts'
import { ReadFailed, type ReadRequest, type ReadResult } from './reader-messages.ts'
import { Workbook } from './workbook.ts'

/** An export is held in memory until it leaves. */
const MOST_EXPORT_ROWS = 200_000

export interface ReadPorts {
  books: ReaderConnection
  now: () => number
}

export async function readReport(
  ports: ReadPorts,
  report: AnyReport,
  request: ReadRequest,
  deadline: number,
): Promise<ReadResult> {
  return ports.books.use(client =>
    inSnapshot(client, deadline - ports.now(), database =>
      finish(untilDeadline(database, ports.now, deadline), report, request),
    ),
  )
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

function finish(database: Database, report: AnyReport, request: ReadRequest): Promise<ReadResult> {
  return request.format === 'json' ? onePage(database, report, request) : exported(database, report, request)
}

async function onePage(database: Database, report: AnyReport, request: ReadRequest): Promise<ReadResult> {
  const { looks, ...page } = await runReport(report, database, request.input, request.context)
  return { bytes: new TextEncoder().encode(JSON.stringify(page)), looks }
}

/** Takes pages one after another and gives the whole file. */
interface Sheet {
  add: (rows: readonly Row[]) => void
  addTotals: (totals: readonly Row[]) => void
  bytes: () => Uint8Array | Promise<Uint8Array>
}

async function sheetFor(database: Database, report: AnyReport, request: ReadRequest): Promise<Sheet> {
  const { language = 'zh', format } = request
  // A program has every column, a person those of one language.
  if (format === 'csv')
    return csvSheet(report.columns, { language, dictionary: NO_DICTIONARY, isForSpreadsheet: false })
  const columns = columnsIn(report.columns, language)
  const speech = { language, dictionary: await dictionaryFor(database, columns) }
  return format === 'xlsx'
    ? new Workbook(report.title[language], columns, speech)
    : csvSheet(columns, { ...speech, isForSpreadsheet: true })
}

function csvSheet(columns: readonly ReportColumn[], flavour: CsvFlavour): Sheet {
  const parts = [csvHead(columns, flavour)]
  return {
    add: rows => void parts.push(csvLines(columns, rows, flavour)),
    addTotals: totals => void parts.push(csvTotals(columns, totals, flavour)),
    bytes: () => new TextEncoder().encode(parts.join('')),
  }
}

async function exported(database: Database, report: AnyReport, request: ReadRequest): Promise<ReadResult> {
  const sheet = await sheetFor(database, report, request)
  const isPaged = 'limit' in report.input.properties
  const looks = new Set<string>()
  let input = isPaged ? { ...request.input, limit: MOST_ROWS } : request.input
  let rows = 0
  let totals: PresentedReport['totals'] = null
  for (;;) {
    const page = await runReport(report, database, input, { ...request.context, isExport: true })
    rows += page.rows.length
    if (rows > MOST_EXPORT_ROWS)
      throw new ReadFailed(
        'too-large',
        `an export has at most ${MOST_EXPORT_ROWS} rows: choose a shorter period`,
      )
    sheet.add(page.rows)
    totals ??= page.totals
    for (const clientNo of page.looks) looks.add(clientNo)
    if (page.next === null) break
    input = { ...input, after: page.next }
  }
  sheet.addTotals(totals ?? [])
  return { bytes: await sheet.bytes(), looks: [...looks] }
}
