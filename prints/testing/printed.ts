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

/** How many boxes stand on the pages: glyph 0 is what a font shows for a character that it does not have. */
export async function boxesIn(pdf: Uint8Array): Promise<number> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const page = await document.getPage(index + 1)
    const { argsArray } = await page.getOperatorList()
    return glyphsIn(argsArray).filter(({ originalCharCode }) => originalCharCode === 0).length
  })
  return (await Promise.all(pages)).reduce((sum, count) => sum + count, 0)
}

interface Glyph {
  originalCharCode: number
}

/** Operators carry their glyphs in lists within lists, among paddings and paths. */
function glyphsIn(value: unknown): Glyph[] {
  if (Array.isArray(value)) return value.flatMap(glyphsIn)
  return typeof value === 'object' && value !== null && 'originalCharCode' in value ? [value as Glyph] : []
}
