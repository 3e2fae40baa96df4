/**
 * The depository's files at the end of a market: the published tables of Shanghai and Shenzhen, and the product's own files where a market
 * has none (Beijing) or where the simulator was started with `own`. Its answers on custody are also its own memory of them, for a day
 * that goes on after a restart.
 */
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { writeDbfFile, type DbfTable } from '@guitai/adapters/day-files/write-dbf-file.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import type { DayFile } from '@guitai/protocols/day-file/day-file.ts'
import type { CustodyRecord } from '@guitai/protocols/day-file/kinds.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { closingFiles } from './build-day-files.ts'
import { csdcDay, type CsdcDay } from './csdc/csdc-day.ts'
import { shanghaiTables } from './csdc/shanghai-tables.ts'
import { shenzhenTables } from './csdc/shenzhen-tables.ts'
import type { Depository } from './depository.ts'
import { writeFaulty } from './file-faults.ts'

export const LAYOUTS = ['csdc', 'own'] as const
export type Layouts = (typeof LAYOUTS)[number]

/** Our number at the depository in Shanghai. */
export const PARTICIPANT = 'js326'

interface Closing {
  depository: Depository
  parameters: Parameters
  custody: CustodyRecord[]
  moved: DayFile<'movements'>
  layouts?: Layouts
  filesFolder: string
}

const TABLES: Partial<Record<Exchange['market'], (day: CsdcDay) => DbfTable[]>> = {
  XSHE: shenzhenTables,
  XSHG: day => shanghaiTables(day, PARTICIPANT),
}

export async function writeClosing(
  exchange: Exchange,
  { depository, parameters, custody, moved, layouts = 'csdc', filesFolder }: Closing,
): Promise<void> {
  const tablesOf = layouts === 'csdc' ? TABLES[exchange.market] : undefined
  const own = closingFiles(exchange, { depository, parameters, custody, moved })
  for (const file of own)
    if (tablesOf === undefined || file.kind === 'custody') await writeDayFile(filesFolder, file)
  if (tablesOf === undefined) return
  const written = exchange.tradeDate
  const day = csdcDay(exchange, { parameters, depository, moved: moved.records, custody })
  for (const table of tablesOf(day)) {
    const [kind = '', fault] = [...depository.fileFaults].find(([each]) => table.name.startsWith(each)) ?? []
    depository.fileFaults.delete(kind)
    if (fault === undefined) await writeDbfFile(filesFolder, table, { written })
    else await writeFaulty(filesFolder, table, { written, fault })
  }
}
