/** For tests of prints: reads a document from the sample brokerage, sets it, and extracts its text from the PDF. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { typeset } from '@guitai/adapters/print/typeset.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { ReportDatabase } from '../../tests/support/report-database.ts'
import { templateOf, type AnyPrint } from '../frame/define-print.ts'
import { readingOf, type PrintReading } from '../frame/print-reading.ts'

const AT = Date.UTC(2026, 10, 23, 2)

/** Undefined when there is no such document. */
export async function readDocument(
  { read }: Pick<ReportDatabase, 'read'>,
  print: AnyPrint,
  terms: object,
  seesPersonalData = true,
): Promise<PrintReading | undefined> {
  const { rows } = await read(readingOf(print), { ...terms }, seesPersonalData)
  return rows[0]?.['reading'] as PrintReading | undefined
}

/** The text of all pages, white space as single blanks. GUITAI_PRINTS_TO names a folder where the pages are kept. */
export async function printedText(
  database: Pick<ReportDatabase, 'read'>,
  print: AnyPrint,
  terms: object,
  copyNo = 1,
): Promise<string> {
  const { content } = present(await readDocument(database, print, terms), 'document')
  const pdf = typeset(templateOf(print), content, {
    copy: { copyNo, isMomentary: print.isMomentary === true },
    at: AT,
  })
  const folder = process.env['GUITAI_PRINTS_TO']
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${print.name}-${copyNo}.pdf`), pdf)
  }
  return textOf(pdf)
}

export async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}
