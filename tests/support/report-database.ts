/** For tests of reports: the sample brokerage, and reading from it as the server does. */
import type pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { inSnapshot, readingClient } from '@guitai/reports/frame/database.ts'
import type { AnyReport, ReportContext } from '@guitai/reports/frame/define-report.ts'
import { runReport, type PresentedReport } from '@guitai/reports/frame/run-report.ts'
import pgModule from 'pg'
import { testDatabase, type TestDatabase } from './database.ts'
import { insertSampleBooks } from './sample-books.ts'

export interface ReportDatabase {
  /** Teller 1001 reads, and sees personal data of all classes and branches, unless stated otherwise. */
  read: (
    report: AnyReport,
    input?: Record<string, unknown>,
    seesPersonalData?: boolean,
    clientClasses?: readonly string[] | null,
  ) => Promise<PresentedReport>
  /** As somebody who sees less. */
  readAs: (
    report: AnyReport,
    input: Record<string, unknown>,
    context: Partial<ReportContext>,
  ) => Promise<PresentedReport>
  execute: (sql: string) => Promise<void>
}

const EVERYBODY: ReportContext = {
  tellerNo: 1001,
  seesPersonalData: true,
  clientClasses: null,
  branches: null,
}

export function reportDatabase(): ReportDatabase {
  let database: TestDatabase
  let reading: pg.Client
  let writing: pg.Client
  beforeAll(async () => {
    database = await testDatabase()
    writing = new pgModule.Client({ connectionString: database.url })
    reading = readingClient(database.url)
    for (const client of [writing, reading]) await client.connect()
    await insertSampleBooks(writing)
  })
  afterAll(async () => {
    for (const client of [writing, reading]) await client.end()
    await database.drop()
  })
  const readAs: ReportDatabase['readAs'] = (report, input, context) =>
    inSnapshot(reading, 10_000, found => runReport(report, found, input, { ...EVERYBODY, ...context }))
  return {
    read: (report, input = {}, seesPersonalData = true, clientClasses = null) =>
      readAs(report, input, { ...EVERYBODY, seesPersonalData, clientClasses }),
    readAs,
    async execute(sql) {
      await writing.query(sql)
    },
  }
}

/** Only some columns of each row: those that a test is about. */
export function columnsOf(report: PresentedReport, ...names: string[]): unknown[][] {
  return report.rows.map(row => names.map(name => row[name]))
}
