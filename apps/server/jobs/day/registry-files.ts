/**
 * X05 登记公司库: makes the files of the day for a trading unit and keeps them as documents; when that is decided they are written into the
 * market's folder, from the documents. Of an earlier day the files that were made then are written again.
 */
import { fillsBytes, holdingsBytes } from '@guitai/adapters/day-files/registry-bytes.ts'
import { tableWrong } from '@guitai/adapters/day-files/read-dbf-file.ts'
import { mediaTypeOf } from '@guitai/adapters/day-files/file-source.ts'
import { writePart } from '@guitai/adapters/day-files/write-part.ts'
import { documentBytes, keepDocument } from '@guitai/adapters/storage/documents.ts'
import { unitHoldings, unitTrades } from '@guitai/adapters/storage/registry-rows.ts'
import { inOneMoment } from '@guitai/adapters/storage/rows-in-parts.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { MadeFile } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import {
  madeFiles,
  refuseRegistryFiles,
  type UnitDay,
} from '@guitai/core/procedures/documents/registry-files.ts'
import type { RegistryFileKind } from '@guitai/core/words/registry-file.ts'
import { DbfWrong } from '@guitai/protocols/dbf/problem.ts'
import { registryFileName } from '@guitai/protocols/registry-files/layouts.ts'
import { oneChunk } from '../chunks.ts'
import { defineJob, type JobPorts } from '../define-job.ts'

export const registryFiles = defineJob<UnitDay>({
  name: 'registry-files',
  turn: ({ tradingUnit }) => tradingUnit,
  afterKill: 'again',
  async read({ input }, { books, db }) {
    const problem = refuseRegistryFiles(books(), input)
    if (problem !== undefined) return problem
    const files =
      input.date === books().day.businessDate
        ? await makeFiles(db, input)
        : madeFiles(books(), input).map(({ name, ...row }) => ({
            ...row,
            name,
            mediaType: mediaTypeOf(name),
          }))
    if ('code' in files) return files
    return oneChunk({ from: 'made-files', files: files.map(said), isFirst: true, isLast: true })
  },
  async ended({ books, db, folderOf }, { input }) {
    for (const { name, sha256 } of madeFiles(books(), input))
      await writePart(folderOf(input.market), name, present(await documentBytes(db, sha256), name))
  },
})

/** Of a record in the books only what a file is told by. */
const said = ({ kind, name, sha256, size, mediaType, records }: MadeFile): MadeFile => ({
  kind,
  name,
  sha256,
  size,
  mediaType,
  records,
})

async function makeFiles(db: JobPorts['db'], asked: UnitDay): Promise<MadeFile[] | Rejection> {
  const name = (kind: RegistryFileKind): string => registryFileName(kind, asked.tradingUnit, asked.date)
  let making: RegistryFileKind = 'fills'
  const keep = async (
    kind: RegistryFileKind,
    bytes: AsyncIterable<Uint8Array>,
    records: number,
  ): Promise<MadeFile> => ({
    kind,
    name: name(kind),
    records,
    mediaType: mediaTypeOf(name(kind)),
    ...(await keepDocument(db, bytes)),
  })
  try {
    return await inOneMoment(db, async client => {
      const trades = await unitTrades(client, asked)
      const fills = await keep('fills', fillsBytes(asked, trades), trades.count)
      making = 'holdings'
      const held = await unitHoldings(client, asked)
      return [fills, await keep('holdings', holdingsBytes(asked, held), held.count)]
    })
  } catch (error) {
    if (error instanceof DbfWrong) return tableWrong(name(making), error.problem)
    throw error
  }
}
