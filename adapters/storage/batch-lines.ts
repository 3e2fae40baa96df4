/** The chain's lines of a batch: every command, and every row of every table that it writes, as it leaves for PostgreSQL. */
import { present } from '@guitai/core/base/assert.ts'
import { TABLES } from '@guitai/core/books/dirty.ts'
import type { Batch } from '@guitai/core/engine/ports.ts'
import { COMMAND_TABLE } from './command-table.ts'
import { RowHasher } from './row-hasher.ts'
import { TABLE } from './tables.ts'

export class BatchLines {
  readonly #hashers = new Map(TABLES.map(name => [name, new RowHasher(present(TABLE.get(name), name))]))
  readonly #commands = new RowHasher(COMMAND_TABLE)

  of({ batchNo, commands, dirty }: Batch): string {
    let lines = ''
    for (const command of commands) lines += this.#commands.line({ ...command, batchNo })
    for (const [table, hasher] of this.#hashers) {
      for (const row of dirty[table].inserted) lines += hasher.line(row)
      for (const row of dirty[table].updated) lines += hasher.line(row)
    }
    return lines
  }
}
