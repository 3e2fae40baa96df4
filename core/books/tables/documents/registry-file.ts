/**
 * A file that X05 has made of a day for a trading unit. It is known however long ago that was: asked for again it has the same bytes, and
 * other bytes need a second person.
 */
import type { Market } from '../../../base/market.ts'
import type { RegistryFileKind } from '../../../words/registry-file.ts'
import { date, defineTable, int4, int8, text, type RowOf } from '../define-table.ts'

export const registryFile = defineTable({
  name: 'registry_file',
  key: 'fileKey',
  owner: 'nobody',
  collection: 'registryFiles',
  columns: {
    /** See `registryFileKey`. */
    fileKey: text(),
    tradeDate: date(),
    market: text<Market>(),
    tradingUnit: text(),
    kind: text<RegistryFileKind>(),
    name: text(),
    sha256: text(),
    size: int8(),
    /** Records in it. */
    records: int4(),
  },
  updates: ['sha256', 'size', 'records'],
  loaded: 'all',
})

export type RegistryFile = RowOf<typeof registryFile>
