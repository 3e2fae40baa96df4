/** The chain's lines of a batch: every command, and every row of every table that it writes, as it leaves for PostgreSQL. */
import { present } from '@guitai/core/base/assert.ts'
import { TABLES, type Dirty } from '@guitai/core/books/dirty.ts'
import { COMMAND_TABLE } from './command-table.ts'
import { RowHasher } from './row-hasher.ts'
import { TABLE } from './tables.ts'

export class BatchLines {
  readonly #hashers = TABLES.map(name => ({ name, hasher: new RowHasher(present(TABLE.get(name), name)) }))
  readonly #commands = new RowHasher(COMMAND_TABLE)

  of(commands: readonly object[], dirty: Dirty): string {
    const lines: string[] = []
    for (const command of commands) lines.push(this.#commands.line(command))
    for (const { name, hasher } of this.#hashers) {
      for (const row of dirty[name].inserted) lines.push(hasher.line(row))
      for (const row of dirty[name].updated) lines.push(hasher.line(row))
    }
    return lines.join('')
  }
}
