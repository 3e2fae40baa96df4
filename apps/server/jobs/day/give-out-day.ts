/** X07 当日数据转库: reads the tables of a day at one moment, and keeps them as one zip. */
import { givenFiles, TooWide, type GivenRow } from '@guitai/adapters/give-out/given-files.ts'
import { zipOf } from '@guitai/adapters/give-out/zip.ts'
import { keepDocument } from '@guitai/adapters/storage/documents.ts'
import { inOneMoment, rowsInParts } from '@guitai/adapters/storage/rows-in-parts.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { reject, type Rejection } from '@guitai/core/frame/rejection.ts'
import { tellerOf, type Meta } from '@guitai/core/frame/meta.ts'
import type { GivenForm, GivenTableName } from '@guitai/core/words/given-out.ts'
import { GIVEN_TABLES } from '@guitai/reports/give-out/given-tables.ts'
import { oneChunk } from '../chunks.ts'
import { defineJob, type JobPorts, type Reading } from '../define-job.ts'

interface Wanted {
  date: BusinessDate
  tables: readonly GivenTableName[]
  form: GivenForm
}

export const giveOutDay = defineJob<Wanted>({
  name: 'give-out-day',
  afterKill: 'again',
  isCancelable: true,
  async read({ input, command }, { db, books }) {
    if (input.date > books().day.businessDate) return reject('day_not_come', 'date', { date: input.date })
    return giveOut(db, input, !mayBeUnmasked(books(), command))
  },
})

async function giveOut(db: JobPorts['db'], wanted: Wanted, isMasked: boolean): Promise<Reading | Rejection> {
  const { date, form } = wanted
  const counts = new Map<GivenTableName, number>()
  const tables = wanted.tables.map(name => GIVEN_TABLES[name])
  try {
    const kept = await inOneMoment(db, client =>
      keepDocument(
        db,
        zipOf(
          givenFiles({
            date,
            form,
            isMasked,
            tables,
            async open({ name, sql }) {
              const rows = await rowsInParts<GivenRow>(client, sql, [date])
              counts.set(name, rows.count)
              return rows
            },
          }),
          date,
        ),
      ),
    )
    const name = `day-${date.replaceAll('-', '')}-${form}.zip`
    return oneChunk({
      from: 'given-day',
      document: { name, mediaType: 'application/zip', ...kept },
      tables: wanted.tables.map(table => ({ table, rows: counts.get(table) ?? 0 })),
      isMasked,
      isFirst: true,
      isLast: true,
    })
  } catch (error) {
    if (error instanceof TooWide)
      return reject('too_wide_for_dbf', 'form', {
        table: error.table,
        columnZh: error.column.zh,
        columnEn: error.column.en,
      })
    throw error
  }
}

function mayBeUnmasked({ tellers, roles }: Books, command: Pick<Meta, 'principal'>): boolean {
  const held = tellers.get(tellerOf(command))?.roles ?? []
  return held.some(role => roles.get(role)?.seesPersonalData === true)
}
