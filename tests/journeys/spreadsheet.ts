/** What a branch does with its faulty lines in a spreadsheet. */
import { readFile } from 'node:fs/promises'
import { readXlsx, writeXlsx } from 'hucre'

/** The workbook at `path` with other texts in its cells: `right` says by which. */
export async function repaired(path: string, right: Readonly<Record<string, string>>): Promise<Buffer> {
  const { sheets } = await readXlsx(await readFile(path))
  const mended = sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map(row => row.map(cell => (typeof cell === 'string' ? (right[cell] ?? cell) : cell))),
  }))
  return Buffer.from(await writeXlsx({ sheets: mended }))
}
