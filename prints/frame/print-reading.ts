/**
 * Reads a print like a report of one row, so that it uses the same threads, the same limits and the same log of looks. Besides
 * the document it counts how often it was printed on earlier days, which the engine does not remember.
 */
import { Type } from 'typebox'
import type { AnyReport } from '@guitai/reports/frame/define-report.ts'
import { businessDay } from '@guitai/reports/frame/filters.ts'
import { mask } from '@guitai/reports/frame/mask.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import type { AnyPrint, PrintContent, ReadDocument } from './define-print.ts'
import { headOf } from './head.ts'

/** The content of `rows[0]` of a reading; without a row there is no such document. */
export interface PrintReading {
  document: string
  /** How often it was printed on days before `businessDate`. */
  copiesBefore: number
  businessDate: string
  content: PrintContent
}

export function readingName(print: Pick<AnyPrint, 'name'>): string {
  return `print/${print.name}`
}

export function readingOf(print: AnyPrint): AnyReport {
  return {
    code: readingName(print),
    name: readingName(print),
    title: print.title,
    module: 'reports',
    kind: 'report',
    about: 'tills',
    input: Type.Object(print.terms.properties),
    columns: [
      { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'integer' },
      // Says that it contains personal data; the texts themselves were masked when they were read.
      { name: 'personal', title: { zh: '个人资料', en: 'Personal data' }, type: 'text', personal: 'name' },
      { name: 'reading', title: { zh: '单据', en: 'Document' }, type: 'json' },
    ],
    async run(database, terms, context) {
      const found = await print.read(database, terms, {
        ...context,
        personal: (kind, text) => (context.seesPersonalData ? text : mask(kind, text)),
      })
      if (found === undefined) return { rows: [] }
      const reading = await readingFrom(database, print, { read: found, tellerNo: context.tellerNo })
      const tellerNo = found.tellerNo ?? context.tellerNo
      return { rows: [{ clientNo: found.clientNo, tellerNo, personal: '', reading }] }
    },
  }
}

async function readingFrom(
  database: Database,
  print: AnyPrint,
  { read: { document, content, title = print.title }, tellerNo }: { read: ReadDocument; tellerNo: number },
): Promise<PrintReading> {
  const businessDate = await businessDay(database)
  const [before] = await database.query<{ copies: number }>(
    'select coalesce(sum(copies), 0)::int8 as copies from everyday.print_copies where print = $1 and document = $2 and business_date < $3',
    [print.name, document, businessDate],
  )
  const head = await headOf(database, { title, businessDate, tellerNo })
  return { document, copiesBefore: before?.copies ?? 0, businessDate, content: { ...content, head } }
}
